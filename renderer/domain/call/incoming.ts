import type { Call, CallEffect, CallEvent, Step } from './call.ts';
import { withMuted } from './microphone.ts';
import type { DeclineReason } from './reasons.ts';
import { answered, ended, moved, unchanged, type StateEvent, type StateNamed } from './transition.ts';

/** 486 and not 603: voicemail and our other devices may still take the call (RFC 3261 §21.4.24, §21.6.2). */
const BUSY = 486;

/** RFC 3261 §21.4.18, §21.4.24, §21.6.2; 603 also ends what rings on our other devices. */
const statusOf = { busy: BUSY, unavailable: 480, everywhere: 603 } as const;

/** `incoming`: it rings here, and nothing has been answered. */
export function stepIncoming(call: Call, state: StateNamed<'incoming'>, event: StateEvent): Step {
  switch (event.type) {
    case 'answer':
      return moved(call, { name: 'answering' }, { type: 'accept' });
    case 'decline':
      return declined(call, event.as);
    case 'end':
      return declined(call);
    case 'silence':
      return state.silenced ? unchanged(call) : moved(call, { ...state, silenced: true });
    case 'refuse':
      return ended(call, { reason: 'missed', at: event.at }, { type: 'reject', status: BUSY });
    case 'forward': {
      const { to, why, at } = event;
      return ended(call, { reason: 'forwarded', at }, { type: 'redirect', to, why });
    }
    case 'cancelled':
      return givenUp(call, event);
    case 'remote-ended': // a caller may end an early dialog by BYE (RFC 3261 §15)
    case 'closed':
      return ended(call, { reason: 'missed', at: event.at });
    case 'failed':
      return ended(call, { reason: event.reason, at: event.at }, { type: 'reject', status: 480 });
    case 'hold':
    case 'resume':
    case 'mute':
    case 'unmute':
    case 'send-tones':
    case 'progress':
    case 'established':
    case 'rejected':
    case 'remote-hold':
    case 'renegotiated':
    case 'resume-failed':
    case 'answer-failed':
      return unchanged(call);
  }
}

/** `answering`: the person said yes; 200 may or may not have left already. */
export function stepAnswering(call: Call, event: StateEvent): Step {
  switch (event.type) {
    case 'established':
      return answered(call, event.at);
    case 'answer-failed':
      return moved(call, { name: 'incoming', silenced: false, problem: event.problem });
    case 'decline':
      return declined(call, event.as);
    case 'end':
      return declined(call);
    case 'cancelled':
      return givenUp(call, event);
    case 'remote-ended':
      return ended(call, { reason: 'missed', at: event.at });
    case 'closed':
      return ended(call, { reason: 'connection-lost', at: event.at });
    case 'failed':
      return ended(call, { reason: event.reason, at: event.at }, { type: 'reject', status: 480 });
    case 'mute':
    case 'unmute':
      return withMuted(call, event.type === 'mute');
    case 'answer':
    case 'silence':
    case 'refuse':
    case 'forward':
    case 'hold':
    case 'resume':
    case 'send-tones':
    case 'progress':
    case 'rejected':
    case 'remote-hold':
    case 'renegotiated':
    case 'resume-failed':
      return unchanged(call);
  }
}

function declined(call: Call, as?: DeclineReason): Step {
  const rejection: CallEffect =
    as === undefined
      ? { type: 'reject', status: BUSY }
      : { type: 'reject', status: statusOf[as], explained: true };
  return moved(call, { name: 'ending', reason: 'declined' }, rejection);
}

function givenUp(call: Call, { elsewhere, at }: Extract<CallEvent, { type: 'cancelled' }>): Step {
  return ended(call, { reason: elsewhere ? 'answered-elsewhere' : 'missed', at });
}
