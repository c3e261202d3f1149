import { isLive } from '../../domain/call/is-live.ts';
import type { Calls } from '../../stores/calls.svelte.ts';

/** Whether a call with this SIP URI goes on. */
export function isOnCall(calls: Pick<Calls, 'all'>, uri: string | undefined): boolean {
  return calls.all.some((call) => isLive(call) && call.party.address === uri);
}
