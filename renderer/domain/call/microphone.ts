import type { Call, CallEffect, LocalHold, Step } from './call.ts';
import { unchanged, type StateNamed } from './transition.ts';

/**
 * Silent from the moment Hold is pressed, live again from the moment Resume is: nobody on hold hears the room, and
 * no first syllable is lost. What the other side holds makes no difference: it may hear us or not, as it likes.
 */
function isLive({ muted, state }: Call): boolean {
  const held = state.name === 'established' && (state.localHold === 'holding' || state.localHold === 'held');
  return !muted && !held;
}

function microphoneChange(before: Call, after: Call): readonly CallEffect[] {
  const live = isLive(after);
  return live === isLive(before) ? [] : [{ type: 'set-microphone', live }];
}

/** Mute is remembered across hold. */
export function withMuted(call: Call, muted: boolean): Step {
  if (muted === call.muted) return unchanged(call);
  const next = { ...call, muted };
  return { call: next, effects: microphoneChange(call, next) };
}

export function withLocalHold(
  call: Call,
  state: StateNamed<'established'>,
  localHold: LocalHold,
  ...effects: readonly CallEffect[]
): Step {
  const next = { ...call, state: { ...state, localHold } };
  return { call: next, effects: [...microphoneChange(call, next), ...effects] };
}
