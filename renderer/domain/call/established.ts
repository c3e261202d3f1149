import type { Call, Step } from './call.ts';
import { withLocalHold, withMuted } from './microphone.ts';
import { withTones } from './tones.ts';
import { ended, moved, unchanged, type StateEvent, type StateNamed } from './transition.ts';

/** `established`: the dialog is confirmed; one renegotiation at a time (RFC 3261 §14.1). */
export function stepEstablished(call: Call, state: StateNamed<'established'>, event: StateEvent): Step {
  switch (event.type) {
    case 'end':
      return moved(call, { name: 'ending', reason: 'hung-up', since: state.since }, { type: 'bye' });
    case 'hold':
      if (state.localHold === 'holding' || state.localHold === 'held') return unchanged(call);
      return withLocalHold(event.alone === true ? { ...call, heldAlone: true } : call, state, 'holding', {
        type: 'renegotiate',
        hold: true,
      });
    case 'resume':
      if (state.localHold === 'none' || state.localHold === 'resuming') return unchanged(call);
      return withLocalHold(withOthers(call), state, 'resuming', { type: 'renegotiate', hold: false });
    case 'renegotiated':
      if (state.localHold === 'holding' && event.held) return withLocalHold(call, state, 'held');
      if (state.localHold === 'resuming' && !event.held) return withLocalHold(offHold(call), state, 'none');
      return unchanged(call);
    case 'resume-failed':
      // One that was overtaken by the person's next wish says nothing any more.
      return state.localHold === 'resuming' ? withLocalHold(call, state, 'held') : unchanged(call);
    case 'remote-hold':
      if (state.remoteHold === event.held) return unchanged(call);
      return moved(call, { ...state, remoteHold: event.held });
    case 'mute':
    case 'unmute':
      return withMuted(call, event.type === 'mute');
    case 'send-tones':
      // Nothing is sent into a call that we hold.
      return state.localHold === 'none' ? withTones(call, event.tones) : unchanged(call);
    case 'remote-ended':
      return ended(call, { reason: 'remote-hung-up', at: event.at });
    case 'closed':
      return ended(call, { reason: 'connection-lost', at: event.at });
    case 'failed':
      // Also after 481 or 408 to a re-INVITE: the dialog is ended by BYE all the same (RFC 3261 §12.2.1.2).
      return ended(call, { reason: event.reason, at: event.at }, { type: 'bye' });
    case 'answer':
    case 'decline':
    case 'silence':
    case 'refuse':
    case 'forward':
    case 'progress':
    case 'established':
    case 'rejected':
    case 'cancelled':
    case 'answer-failed':
      return unchanged(call);
  }
}

/** Whoever is resumed waits from now on only when all in the conference do. */
function withOthers(call: Call): Call {
  const { heldAlone: _former, ...rest } = call;
  return rest;
}

/** How the hold was taken is not said any longer than it lasts. */
function offHold(call: Call): Call {
  const { warning, ...rest } = call;
  return warning === 'hold-refused' ? rest : call;
}
