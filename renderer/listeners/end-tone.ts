import type { EndReason } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

const refusals: readonly EndReason[] = [
  'busy',
  'declined',
  'not-found',
  'no-answer',
  'unavailable',
  'forbidden',
  'not-acceptable',
  'server-failed',
];

/**
 * A short busy tone when the other side cannot be had. Where the server already said so by sound (early media), its
 * announcement was enough.
 */
export function endTone(play: () => void): CallListener {
  return ({ call, before }) => {
    if (call.direction !== 'outgoing' || call.state.name !== 'ended') return;
    const waiting = before?.state;
    const unheard = waiting?.name === 'calling' || (waiting?.name === 'ringing' && !waiting.earlyMedia);
    if (unheard && refusals.includes(call.state.reason)) play();
  };
}
