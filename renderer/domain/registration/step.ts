/**
 * The registration machine: one address-of-record over one connection that main keeps open.
 *
 *   event         in                        next                 effects                        why
 *   ------------  ------------------------  -------------------  -----------------------------  ------------------
 *   start         off                       connecting           connect
 *                 unregistering             connecting           disconnect, connect
 *   connecting    disconnected              connecting
 *                 registering               connecting
 *                 registered, rejected      connecting           unschedule
 *   connected     connecting, disconnected, registering          register                       RFC 5626 §4.4.1
 *                 registering
 *                 registered, rejected      registering          unschedule, register           RFC 5626 §4.4.1
 *                 any, password refused     rejected                                            §22.1
 *   disconnected  connecting, registering   disconnected
 *                 registered, rejected      disconnected         unschedule
 *   accepted      registering, registered   registered           schedule at 80-90 %            RFC 3261 §10.2.4
 *   due           registered                registered           register                       §10.2.4
 *                 rejected with retryAt     registering          register
 *   rejected      registering, registered:
 *     401, 407                              rejected             unschedule; no retry           §22.1
 *     403, 404                              rejected             schedule 5 min                 §21.4.4
 *     408                                   rejected, timeout    schedule back-off              RFC 5626 §4.5
 *     423                                   registering, raised  unschedule, register           §10.2.8
 *     423 again, or without a rise; others  rejected, server     schedule Retry-After/back-off  RFC 5626 §4.5
 *   retry         disconnected              connecting           connect
 *                 registered                registered           unschedule, register
 *                 rejected                  registering          unschedule, register
 *                 others                    the same; a refused password may be tried again
 *   stop          registered                unregistering        unschedule, unregister         §10.2.2
 *                 rejected                  off                  unschedule, disconnect
 *                 connecting, registering,
 *                 disconnected              off                  disconnect
 *   unregistered, unregistering             off                  disconnect
 *   accepted*, rejected, connecting, disconnected                (* leaves it as it is)
 *
 * All else leaves the registration as it is, without effects. A refresh keeps `registered`: the binding still stands.
 */
import { refused } from './refusal.ts';
import type { Registration, RegistrationEvent, RegistrationStep } from './registration.ts';
import { grantedSeconds, refreshAfter } from './timing.ts';
import { moved, timerOff, unchanged } from './transition.ts';

/** @param expires seconds to ask for. */
export function initial(expires = 600): Registration {
  return { expires, attempts: 0, state: { name: 'off' } };
}

/**
 * Moves a registration on. What makes no sense in its state gives back the same registration.
 * @param random gives 0 to 1; spreads refreshes and retries.
 */
export function step(
  registration: Registration,
  event: RegistrationEvent,
  random: () => number,
): RegistrationStep {
  switch (registration.state.name) {
    case 'off':
      return event.type === 'start' ? connect(registration) : unchanged(registration);
    case 'unregistering':
      return stepLeaving(registration, event);
    case 'connecting':
    case 'disconnected':
    case 'registering':
    case 'registered':
    case 'rejected':
      return stepWanted(registration, event, random);
  }
}

function stepLeaving(registration: Registration, event: RegistrationEvent): RegistrationStep {
  switch (event.type) {
    case 'start':
      return moved(registration, { name: 'connecting' }, { type: 'disconnect' }, { type: 'connect' });
    case 'unregistered':
    case 'rejected':
    case 'connecting':
    case 'disconnected':
      return moved(registration, { name: 'off' }, { type: 'disconnect' });
    case 'stop':
    case 'connected':
    case 'accepted':
    case 'due':
    case 'retry':
      return unchanged(registration);
  }
}

function stepWanted(
  registration: Registration,
  event: RegistrationEvent,
  random: () => number,
): RegistrationStep {
  const { state, expires } = registration;
  const waits = state.name === 'registering' || state.name === 'registered';
  switch (event.type) {
    case 'connecting':
      if (state.name === 'connecting') return unchanged(registration);
      return moved(registration, { name: 'connecting' }, ...timerOff(state));
    case 'connected':
      return registration.refused === undefined
        ? register(registration)
        : moved(registration, { name: 'rejected', problem: registration.refused });
    case 'disconnected': {
      const { problem, detail, retryAt } = event;
      const next = { name: 'disconnected', problem, retryAt } as const;
      return moved(registration, detail === undefined ? next : { ...next, detail }, ...timerOff(state));
    }
    case 'accepted': {
      if (!waits) return unchanged(registration);
      const seconds = grantedSeconds(event.expires, expires);
      return moved(
        { ...registration, attempts: 0 },
        { name: 'registered', expiresAt: event.at + seconds * 1000 },
        { type: 'schedule', inMs: refreshAfter(seconds, random) },
      );
    }
    case 'rejected':
      return waits ? refused(registration, event, random) : unchanged(registration);
    case 'due':
      if (state.name === 'registered') return moved(registration, state, { type: 'register', expires });
      if (state.name !== 'rejected' || state.retryAt === undefined) return unchanged(registration);
      return moved(registration, { name: 'registering' }, { type: 'register', expires });
    case 'retry':
      return retry(registration);
    case 'stop':
      if (state.name !== 'registered') {
        return moved(forgiven(registration), { name: 'off' }, ...timerOff(state), { type: 'disconnect' });
      }
      return moved(registration, { name: 'unregistering' }, ...timerOff(state), { type: 'unregister' });
    case 'start':
    case 'unregistered':
      return unchanged(registration);
  }
}

function retry(registration: Registration): RegistrationStep {
  const { state, expires } = registration;
  switch (state.name) {
    case 'disconnected':
      return connect(forgiven(registration));
    case 'rejected':
      return register(forgiven(registration));
    case 'registered':
      return moved(registration, state, ...timerOff(state), { type: 'register', expires });
    case 'off':
    case 'connecting':
    case 'registering':
    case 'unregistering':
      return unchanged(forgiven(registration));
  }
}

/** The person has done something about the password. */
function forgiven(registration: Registration): Registration {
  if (registration.refused === undefined) return registration;
  const { expires, attempts, state } = registration;
  return { expires, attempts, state };
}

function connect(registration: Registration): RegistrationStep {
  return moved(registration, { name: 'connecting' }, { type: 'connect' });
}

function register(registration: Registration): RegistrationStep {
  const { state, expires } = registration;
  return moved(registration, { name: 'registering' }, ...timerOff(state), { type: 'register', expires });
}
