import type { Call, CallState } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** A call that is over. */
export type EndedCall = Call & { readonly state: Extract<CallState, { name: 'ended' }> };

export function isEnded(call: Call): call is EndedCall {
  return call.state.name === 'ended';
}

/** Acts once on each call, when it is over. */
export function onEnded(act: (call: EndedCall) => void): CallListener {
  return ({ call, before }) => {
    if (isEnded(call) && before?.state.name !== 'ended') act(call);
  };
}
