/**
 * The conference: a part of an established call's machine. It is mixed here (RFC 4353 §2.1: the focus is one of the
 * parties), so that nobody else need know of it.
 *
 *   in conference  event                    next              effects
 *   -------------  -----------------------  ----------------  -----------------------------------------
 *   no             join-conference          in it             set-conference; off hold where it was held
 *   yes            leave-conference         not in it         set-conference; on hold where that is said; heard
 *   yes            mute-member              muted, or not     set-heard
 *
 * All else leaves the call as it is, and so does join-conference while the other side is being given away: it must not
 * hear us again before that has failed. Who ends a call leaves the conference with it.
 */
import type { Call, CallEffect, CallEvent, Step } from './call.ts';
import { withLocalHold } from './microphone.ts';
import { isUnderway } from './transfer.ts';
import { unchanged, type StateNamed } from './transition.ts';

export type ConferenceEvent = Extract<
  CallEvent,
  { type: 'join-conference' | 'leave-conference' | 'mute-member' }
>;

export function isConferenceEvent(event: CallEvent): event is ConferenceEvent {
  return ['join-conference', 'leave-conference', 'mute-member'].includes(event.type);
}

export function stepConference(call: Call, state: StateNamed<'established'>, event: ConferenceEvent): Step {
  if (event.type === 'mute-member') return withMemberMuted(call, event.muted);
  const isJoining = event.type === 'join-conference';
  if (isJoining === (call.inConference ?? false)) return unchanged(call);
  if (isJoining && isUnderway(call.transfer)) return unchanged(call);
  // Whoever is spoken with alone is heard.
  const heard = withMemberMuted(call, false);
  const { inConference: _former, heldAlone: _alone, ...rest } = heard.call;
  const next: Call = isJoining ? { ...rest, inConference: true } : rest;
  const moved = isJoining ? takenOffHold(next, state) : heldWhere(event.hold, next, state);
  const effects: readonly CallEffect[] = [{ type: 'set-conference', joined: isJoining }, ...heard.effects];
  return { call: moved.call, effects: [...effects, ...moved.effects] };
}

function withMemberMuted(call: Call, isMuted: boolean): Step {
  if (call.inConference !== true || isMuted === (call.memberMuted ?? false)) return unchanged(call);
  const { memberMuted: _former, ...rest } = call;
  return {
    call: isMuted ? { ...rest, memberMuted: true } : rest,
    effects: [{ type: 'set-heard', heard: !isMuted }],
  };
}

function takenOffHold(call: Call, state: StateNamed<'established'>): Step {
  return state.localHold === 'held' || state.localHold === 'holding'
    ? withLocalHold(call, state, 'resuming', { type: 'renegotiate', hold: false })
    : unchanged(call);
}

function heldWhere(isWanted: boolean, call: Call, state: StateNamed<'established'>): Step {
  return isWanted && (state.localHold === 'none' || state.localHold === 'resuming')
    ? withLocalHold(call, state, 'holding', { type: 'renegotiate', hold: true })
    : unchanged(call);
}
