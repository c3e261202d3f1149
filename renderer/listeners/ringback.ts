import type { CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';
import type { Signal } from './signal.ts';

/** The ringing in one's own ear, as long as the server sends no sound of its own (RFC 3960 §3.2) and it rings there. */
export function ringback(tone: Signal): CallListener {
  const ringing = new Set<CallId>();
  return ({ call }) => {
    const { id, state } = call;
    const was = ringing.size > 0;
    if (state.name === 'ringing' && !state.earlyMedia && state.news === undefined) ringing.add(id);
    else ringing.delete(id);
    if (ringing.size > 0 && !was) tone.start(call);
    if (ringing.size === 0 && was) tone.stop();
  };
}
