/**
 * The call machine.
 *
 *   state        event                    next                       effects             why
 *   -----------  -----------------------  -------------------------  ------------------  -------------------------
 *   (none)       place                    calling                    invite              RFC 3261 §13.2
 *   (none)       receive                  incoming                   warm-up             §13.3
 *   calling,     progress                 ringing                                        §13.2.2.1, RFC 3960
 *   ringing      progress (181, 182)      the same, with the news                        §21.1.3, §21.1.4
 *                established              established                set-microphone      §13.2.2.4
 *                rejected                 ended(reason of status)                        §13.2.2.2, .3, §21
 *                end                      ending(cancelled)          cancel              §9.1
 *                failed                   ended(reason)              cancel
 *                closed                   ended(no-connection)
 *   incoming     answer                   answering                  accept              §13.3.1.4
 *                decline, end             ending(declined)           reject 486          §21.4.24; 480, 603 when said
 *                silence                  incoming, silenced
 *                refuse                   ended(missed)              reject 486          §21.4.24: do not disturb
 *                forward                  ended(forwarded)           redirect            §21.3.3
 *                cancelled                ended(missed, or answered-elsewhere)           §9.2, RFC 3326
 *                remote-ended, closed     ended(missed)                                  §15
 *                failed                   ended(reason)              reject 480
 *   answering    established              established                set-microphone      §13.3.1.4
 *                answer-failed            incoming with the problem, rings on
 *                decline, end, cancelled, remote-ended, failed: as in incoming
 *                closed                   ended(connection-lost)                         §14: no ACK for our 200
 *   established  hold                     none, resuming > holding   renegotiate         RFC 3264 §8.4
 *                resume                   held, holding > resuming   renegotiate         RFC 3264 §8.4
 *                renegotiated             holding>held, resuming>none
 *                resume-failed            resuming > held                                §14.1
 *                remote-hold              remoteHold                                     RFC 3264 §8.4
 *                end                      ending(hung-up)            bye                 §15.1.1
 *                remote-ended             ended(remote-hung-up)                          §15.1.2
 *                failed                   ended(reason)              bye                 §12.2.1.2
 *                closed                   ended(connection-lost)
 *   ending       rejected, closed, cancelled, remote-ended, failed: ended(our reason)    §9.1 (487), §15
 *                established              ending                     bye                 §9.1: 200 crossed CANCEL
 *   ended        established              ended                      bye                 §9.1: 200 crossed CANCEL
 *
 *   mute, unmute: in calling, ringing, answering, established; `set-microphone` when it makes a difference.
 *   send-tones: established and not held by us, or ringing with early media.
 *   identified: the party, in every state but ended (RFC 3325).
 *   warned: the warning, in every state but ended.
 *   sound: its problem or none, in established.
 *   join-conference, leave-conference, mute-member: in established, drawn in conference.ts.
 *   show-video and the like: in established, drawn in video.ts.
 *   transfer and the like: in established, drawn in transfer-step.ts.
 *   referred and the like: in established, an open question also in ended; drawn in referral-step.ts.
 *
 * All else leaves the call as it is, without effects. Effects that follow an end may find no session any more.
 */
import type { Call, CallEvent, CallId, Party, Step } from './call.ts';
import { isConferenceEvent, stepConference } from './conference.ts';
import { stepEnded, stepEnding } from './ending.ts';
import { stepEstablished } from './established.ts';
import { stepAnswering, stepIncoming } from './incoming.ts';
import { stepOutgoing } from './outgoing.ts';
import { isReferralEvent, stepReferral, withQuestion } from './referral-step.ts';
import { isTransferEvent, stepTransfer } from './transfer-step.ts';
import { unchanged } from './transition.ts';
import { isVideoEvent, stepVideo } from './video.ts';

export interface NewCall {
  readonly id: CallId;
  readonly accountId: string;
  readonly party: Party;
  readonly dialled?: string;
  readonly hidesNumber?: boolean;
  readonly postDial?: string;
  readonly sipCallId: string;
  readonly replaces?: CallId;
  readonly referrer?: CallId;
  /** Who has put it through to us. */
  readonly referredBy?: Party;
  /** Who has forwarded it to us. */
  readonly divertedBy?: Party;
  /** The addresses of all who have forwarded it, also those who hide it; never shown. */
  readonly divertedVia?: readonly string[];
  /** ms since the epoch. */
  readonly at: number;
}

/** A call that we make. */
export function place(call: NewCall): Step {
  return {
    call: { ...call, direction: 'outgoing', muted: false, state: { name: 'calling' } },
    effects: [{ type: 'invite' }],
  };
}

/** A call that comes in. */
export function receive(call: NewCall): Step {
  return {
    call: { ...call, direction: 'incoming', muted: false, state: { name: 'incoming', silenced: false } },
    effects: [{ type: 'warm-up' }],
  };
}

/** Moves a call on. What makes no sense in its state gives back the same call. */
export function step(call: Call, event: CallEvent): Step {
  return withQuestion(call, event, stepIn(call, event));
}

function stepIn(call: Call, event: CallEvent): Step {
  const { state } = call;
  if (event.type === 'identified') {
    if (state.name === 'ended') return unchanged(call);
    return { call: { ...call, party: identified(call.party, event.party) }, effects: [] };
  }
  if (event.type === 'warned') {
    if (state.name === 'ended' || event.warning === call.warning) return unchanged(call);
    return { call: { ...call, warning: event.warning }, effects: [] };
  }
  if (event.type === 'sound') {
    if (state.name !== 'established' || event.problem === call.soundProblem) return unchanged(call);
    const { soundProblem: _former, ...rest } = call;
    return {
      call: event.problem === undefined ? rest : { ...rest, soundProblem: event.problem },
      effects: [],
    };
  }
  if (isVideoEvent(event)) return stepVideo(call, event);
  if (isReferralEvent(event)) return stepReferral(call, event);
  if (state.name === 'established') {
    if (isConferenceEvent(event)) return stepConference(call, state, event);
    const transferring = stepTransfer(call, state, event);
    if (transferring !== undefined) return transferring;
  }
  if (isTransferEvent(event) || isConferenceEvent(event)) return unchanged(call);
  switch (state.name) {
    case 'calling':
    case 'ringing':
      return stepOutgoing(call, state, event);
    case 'incoming':
      return stepIncoming(call, state, event);
    case 'answering':
      return stepAnswering(call, event);
    case 'established':
      return stepEstablished(call, state, event);
    case 'ending':
      return stepEnding(call, state, event);
    case 'ended':
      return stepEnded(call, state, event);
  }
}

/** Some servers assert the number alone; the name that came with it before is still theirs. */
function identified(before: Party, now: Party): Party {
  const isSame = now.address === before.address && now.displayName === undefined;
  return isSame ? before : now;
}
