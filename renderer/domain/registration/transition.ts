import type {
  Registration,
  RegistrationEffect,
  RegistrationState,
  RegistrationStep,
} from './registration.ts';

/** Only these two states have a timer running. */
export function timerOff(state: RegistrationState): readonly RegistrationEffect[] {
  return state.name === 'registered' || state.name === 'rejected' ? [{ type: 'unschedule' }] : [];
}

export function unchanged(registration: Registration): RegistrationStep {
  return { registration, effects: [] };
}

export function moved(
  registration: Registration,
  state: RegistrationState,
  ...effects: readonly RegistrationEffect[]
): RegistrationStep {
  return { registration: { ...registration, state }, effects };
}
