import { isAttended } from '../domain/call/attention.ts';
import type { Call, CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';
import type { Signal } from './signal.ts';

/**
 * The ringing in one's own ear, as long as the server sends no sound of its own (RFC 3960 §3.2), it rings there, and the
 * person speaks with nobody else.
 */
export function ringback(tone: Signal): CallListener {
  const ringing = new Map<CallId, Call>();
  const spoken = new Set<CallId>();
  let isHeard = false;
  return ({ call }) => {
    const { id, state } = call;
    if (state.name === 'ringing' && !state.earlyMedia && state.news === undefined) ringing.set(id, call);
    else ringing.delete(id);
    if (state.name === 'established' && isAttended(call) && !state.remoteHold) spoken.add(id);
    else spoken.delete(id);
    const [first] = ringing.values();
    const isWanted = first !== undefined && spoken.size === 0;
    if (isWanted && !isHeard) tone.start(first);
    if (!isWanted && isHeard) tone.stop();
    isHeard = isWanted;
  };
}
