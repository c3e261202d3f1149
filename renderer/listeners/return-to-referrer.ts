import type { CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** A call that nobody has answered may have been one to which somebody put us through. */
export function returnToReferrer(onRefused: (id: CallId) => void): CallListener {
  return ({ call, before }) => {
    if (call.state.name !== 'ended' || before?.state.name === 'ended') return;
    if (call.state.since === undefined) onRefused(call.id);
  };
}
