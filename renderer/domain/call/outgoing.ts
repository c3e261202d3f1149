import type { Call, CallEvent, Step } from './call.ts';
import { endReasonOf } from './end-reason.ts';
import { withMuted } from './microphone.ts';
import { withTones } from './tones.ts';
import { answered, ended, moved, unchanged, type StateEvent, type StateNamed } from './transition.ts';

type Waiting = StateNamed<'calling'> | StateNamed<'ringing'>;

/** `calling` and `ringing`: our INVITE waits for its final response. */
export function stepOutgoing(call: Call, state: Waiting, event: StateEvent): Step {
  const rang = state.name === 'ringing';
  const heard = rang && state.earlyMedia;
  switch (event.type) {
    case 'end':
      return moved(call, { name: 'ending', reason: 'cancelled' }, { type: 'cancel' });
    case 'progress':
      return progressed(call, state, event);
    case 'established':
      return answered(call, event.at);
    case 'rejected': {
      const { status, at, movedTo } = event;
      const end = { reason: endReasonOf(status, rang), at, status };
      return ended(call, movedTo === undefined ? end : { ...end, movedTo });
    }
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
    case 'forward':
    case 'hold':
    case 'resume':
    case 'cancelled':
    case 'remote-hold':
    case 'renegotiated':
    case 'resume-failed':
    case 'answer-failed':
      return unchanged(call);
  }
}

function progressed(call: Call, state: Waiting, event: Extract<CallEvent, { type: 'progress' }>): Step {
  // Sound that has begun goes on although a later 180 brings no SDP: no tone of ours over it.
  const earlyMedia = event.earlyMedia || (state.name === 'ringing' && state.earlyMedia);
  // Sound says nothing of itself: who waits in a queue hears it waiting. But a plain 180 says that it rings now.
  const news = event.news ?? (event.earlyMedia ? state.news : undefined);
  const rings = state.name === 'ringing' || earlyMedia || event.news === undefined;
  const isKnown = rings
    ? state.name === 'ringing' && state.earlyMedia === earlyMedia && state.news === news
    : state.news === news;
  if (isKnown) return unchanged(call);
  const told = news === undefined ? {} : { news };
  return moved(call, rings ? { name: 'ringing', earlyMedia, ...told } : { name: 'calling', ...told });
}
