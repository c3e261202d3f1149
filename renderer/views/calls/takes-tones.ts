import type { Call } from '../../domain/call/call.ts';

/** Tones go out in a call that is not held, and into menus that speak before they answer. */
export function takesTones({ state }: Call): boolean {
  if (state.name === 'established') return state.localHold === 'none';
  return state.name === 'ringing' && state.earlyMedia;
}
