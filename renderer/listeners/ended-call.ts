import type { Call, CallState } from '../domain/call/call.ts';

/** A call that is over. */
export type EndedCall = Call & { readonly state: Extract<CallState, { name: 'ended' }> };

export function isEnded(call: Call): call is EndedCall {
  return call.state.name === 'ended';
}
