import type { Call, EndReason } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** What is heard when the other side cannot be had: that they are busy, or that the network does not get there. */
export type EndTone = 'busy' | 'congestion';

const tones: Partial<Readonly<Record<EndReason, EndTone>>> = {
  busy: 'busy',
  declined: 'busy',
  'no-answer': 'busy',
  unavailable: 'busy',
  'not-found': 'congestion',
  forbidden: 'congestion',
  'not-acceptable': 'congestion',
  'server-failed': 'congestion',
};

/**
 * A short tone when the other side cannot be had. Where the server already said so by sound (early media), its
 * announcement was enough.
 */
export function endTone(play: (tone: EndTone, call: Call) => void): CallListener {
  return ({ call, before }) => {
    if (call.direction !== 'outgoing' || call.state.name !== 'ended') return;
    const waiting = before?.state;
    const unheard = waiting?.name === 'calling' || (waiting?.name === 'ringing' && !waiting.earlyMedia);
    const tone = tones[call.state.reason];
    if (unheard && tone !== undefined) play(tone, call);
  };
}
