import type { CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** What a call that was to be picked up may be refused with when it is too late, or not wanted: no code helps then. */
const FINAL = new Set([486, 487, 600, 603]);

/** A call that could not be picked up by Replaces (420, 481, 404 …) may still be by a code. */
export function pickUpByCode(onRefused: (id: CallId) => void): CallListener {
  return ({ call, before }) => {
    if (call.state.name !== 'ended' || before?.state.name === 'ended') return;
    const { status, since } = call.state;
    if (since === undefined && status !== undefined && !FINAL.has(status)) onRefused(call.id);
  };
}
