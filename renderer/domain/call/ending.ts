import type { Call, Step } from './call.ts';
import { ended, unchanged, type StateEvent, type StateNamed } from './transition.ts';

/** `ending`: CANCEL, BYE or a refusal of ours is on its way; whatever ends it now, our reason stands. */
export function stepEnding(call: Call, state: StateNamed<'ending'>, event: StateEvent): Step {
  switch (event.type) {
    case 'rejected':
      return ended(call, { reason: state.reason, at: event.at, status: event.status });
    case 'closed':
    case 'cancelled':
    case 'remote-ended':
    case 'failed':
      return ended(call, { reason: state.reason, at: event.at });
    case 'established':
      // The 200 crossed our CANCEL or refusal: it has set up a dialog that only BYE ends (RFC 3261 §9.1, §15).
      return state.since === undefined ? { call, effects: [{ type: 'bye' }] } : unchanged(call);
    case 'answer':
    case 'decline':
    case 'silence':
    case 'refuse':
    case 'forward':
    case 'end':
    case 'hold':
    case 'resume':
    case 'mute':
    case 'unmute':
    case 'send-tones':
    case 'progress':
    case 'remote-hold':
    case 'renegotiated':
    case 'resume-failed':
    case 'answer-failed':
      return unchanged(call);
  }
}

/** `ended`: the only thing still to do is to end a dialog that a late 200 has set up (RFC 3261 §9.1). */
export function stepEnded(call: Call, state: StateNamed<'ended'>, event: StateEvent): Step {
  if (event.type !== 'established' || state.since !== undefined) return unchanged(call);
  return { call, effects: [{ type: 'bye' }] };
}
