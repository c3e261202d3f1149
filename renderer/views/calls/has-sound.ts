import type { Call } from '../../domain/call/call.ts';

/** Whether there is something to hear of the other side: a call that nobody holds, or a menu that speaks early. */
export function hasSound({ state }: Call): boolean {
  if (state.name === 'established') return state.localHold === 'none' && !state.remoteHold;
  return state.name === 'ringing' && state.earlyMedia;
}
