import type { Call } from './call.ts';

/** Whether the call still goes on, or its end is not through yet. */
export function isLive(call: Call): boolean {
  return call.state.name !== 'ended';
}
