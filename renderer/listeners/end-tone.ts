import type { Call, EndReason } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import type { CallListener } from './call-listener.ts';

/** What is heard when the other side cannot be had: that they are busy, or that the network does not get there. */
export type EndTone = 'busy' | 'congestion';

export interface EndSignal {
  /** Some seconds of it, as befits the call. */
  start(tone: EndTone, call: Call): void;
  stop(): void;
}

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
 * announcement was enough. It gives way to the next call, and to whoever answers.
 */
export function endTone(signal: EndSignal): CallListener {
  return ({ call, before }) => {
    if (isLive(call) && call.state.name !== 'ending' && call.state.name !== before?.state.name) signal.stop();
    if (call.direction !== 'outgoing' || call.state.name !== 'ended') return;
    const waiting = before?.state;
    const unheard = waiting?.name === 'calling' || (waiting?.name === 'ringing' && !waiting.earlyMedia);
    const tone = tones[call.state.reason];
    if (unheard && tone !== undefined) signal.start(tone, call);
  };
}
