import type { Call, Step } from './call.ts';
import { endReasonOf } from './end-reason.ts';
import { withMuted } from './microphone.ts';
import { withTones } from './tones.ts';
import { answered, ended, moved, unchanged, type StateEvent, type StateNamed } from './transition.ts';

/** `calling` and `ringing`: our INVITE waits for its final response. */
export function stepOutgoing(
  call: Call,
  state: StateNamed<'calling'> | StateNamed<'ringing'>,
  event: StateEvent,
): Step {
  const rang = state.name === 'ringing';
  const heard = rang && state.earlyMedia;
  switch (event.type) {
    case 'end':
      return moved(call, { name: 'ending', reason: 'cancelled' }, { type: 'cancel' });
    case 'progress':
      // Sound that has begun goes on although a later 180 brings no SDP: no tone of ours over it.
      if (rang && (heard || !event.earlyMedia)) return unchanged(call);
      return moved(call, { name: 'ringing', earlyMedia: event.earlyMedia });
    case 'established':
      return answered(call, event.at);
    case 'rejected':
      return ended(call, { reason: endReasonOf(event.status, rang), at: event.at, status: event.status });
    case 'closed':
      return ended(call, { reason: 'no-connection', at: event.at });
    case 'failed':
      return ended(call, { reason: event.reason, at: event.at }, { type: 'cancel' });
    case 'mute':
    case 'unmute':
      return withMuted(call, event.type === 'mute');
    case 'send-tones':
      // Menus that speak before they answer.
      return heard ? withTones(call, event.tones) : unchanged(call);
    case 'remote-ended': // a callee must not BYE an early dialog (RFC 3261 §15); its final response will come
    case 'answer':
    case 'decline':
    case 'silence':
    case 'refuse':
    case 'hold':
    case 'resume':
    case 'cancelled':
    case 'remote-hold':
    case 'renegotiated':
    case 'renegotiation-failed':
    case 'answer-failed':
      return unchanged(call);
  }
}
