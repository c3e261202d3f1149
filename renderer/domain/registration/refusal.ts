import type {
  Registration,
  RegistrationEvent,
  RegistrationProblem,
  RegistrationStep,
} from './registration.ts';
import { backOff, MAX_EXPIRES_SECONDS, retryAfterMs, slowRetry } from './timing.ts';

type Refusal = Extract<RegistrationEvent, { type: 'rejected' }>;

/** What follows when the registrar says no to a REGISTER (RFC 3261 §10.2.7, §10.2.8). */
export function refused(registration: Registration, event: Refusal, random: () => number): RegistrationStep {
  switch (event.status) {
    case 401:
    case 407:
      return barred(registration, event);
    case 403:
      return later(registration, event, 'forbidden', slowRetry(event.retryAfter));
    case 404:
      return later(registration, event, 'not-found', slowRetry(event.retryAfter));
    case 408:
      return backedOff(registration, event, 'timeout', random);
    case 423:
      return tooBrief(registration, event, random);
    default:
      return backedOff(registration, event, 'server', random);
  }
}

/** A password that was refused once is not tried again by itself: that would lock the account. */
function barred(registration: Registration, { status, credentials }: Refusal): RegistrationStep {
  const problem = credentials === 'missing' ? 'no-password' : 'credentials';
  return {
    registration: {
      ...registration,
      attempts: registration.attempts + 1,
      refused: problem,
      state: { name: 'rejected', problem, status },
    },
    effects: [{ type: 'unschedule' }],
  };
}

/**
 * 423 Interval Too Brief: asks at once for what the registrar wants (RFC 3261 §10.2.8). A registrar that raises again
 * in the next answer gets its way after the back-off; one that names no higher interval is at fault.
 */
function tooBrief(registration: Registration, event: Refusal, random: () => number): RegistrationStep {
  const wanted = Math.ceil(event.minExpires ?? NaN);
  if (!(wanted > registration.expires && wanted <= MAX_EXPIRES_SECONDS)) {
    return backedOff(registration, event, 'server', random);
  }
  const raised = { ...registration, expires: wanted };
  const { state } = registration;
  if (state.name === 'registering' && state.raised) return backedOff(raised, event, 'server', random);
  return {
    registration: { ...raised, state: { name: 'registering', raised: true } },
    effects: [{ type: 'unschedule' }, { type: 'register', expires: wanted }],
  };
}

/** Retry-After is the server's own word; what it says is spread by 10 % so that not all phones come at once. */
function backedOff(
  registration: Registration,
  event: Refusal,
  problem: RegistrationProblem,
  random: () => number,
): RegistrationStep {
  const asked = retryAfterMs(event.retryAfter);
  const wait =
    asked === undefined
      ? backOff(registration.attempts + 1, random)
      : Math.round(asked * (1 + 0.1 * random()));
  return later(registration, event, problem, wait);
}

function later(
  registration: Registration,
  { at, status }: Refusal,
  problem: RegistrationProblem,
  inMs: number,
): RegistrationStep {
  return {
    registration: {
      ...registration,
      attempts: registration.attempts + 1,
      state: { name: 'rejected', problem, status, retryAt: at + inMs },
    },
    effects: [{ type: 'schedule', inMs }],
  };
}
