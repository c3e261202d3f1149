import { m } from '#messages';
import type {
  ConnectionProblem,
  Registration,
  RegistrationProblem,
} from '../../domain/registration/registration.ts';

/**
 * How an account that is on stands with its server; before there is a registration its connection is on its way.
 *
 * @param now ms since the epoch, asked for only where there are seconds to count until the next try
 */
export function registrationWords(registration: Registration | undefined, now: () => number): string {
  if (registration === undefined) return m.registration_connecting();
  const { state } = registration;
  switch (state.name) {
    case 'off':
      return m.registration_off();
    case 'connecting':
    case 'registering':
      return m.registration_connecting();
    case 'disconnected':
      return withNextTry(connectionWords(state.problem), state.retryAt, now);
    case 'registered':
      return m.registration_registered();
    case 'rejected':
      return withNextTry(rejectionWords(state.problem, state.status), state.retryAt, now);
    case 'unregistering':
      return m.registration_unregistering();
  }
}

/** What is wrong with a registration; undefined when nothing is. */
export function problemWords({ state }: Registration): string | undefined {
  switch (state.name) {
    case 'disconnected':
      return connectionWords(state.problem);
    case 'rejected':
      return rejectionWords(state.problem, state.status);
    default:
      return undefined;
  }
}

export function connectionWords(problem: ConnectionProblem): string {
  switch (problem) {
    case 'unreachable':
      return m.connection_unreachable();
    case 'refused':
      return m.connection_refused();
    case 'certificate':
      return m.connection_certificate();
    case 'silent':
      return m.connection_silent();
    case 'closed':
      return m.connection_closed();
  }
}

export function rejectionWords(problem: RegistrationProblem, status?: number): string {
  switch (problem) {
    case 'credentials':
      return m.registration_credentials();
    case 'no-password':
      return m.registration_no_password();
    case 'forbidden':
      return m.registration_forbidden();
    case 'not-found':
      return m.registration_not_found();
    case 'timeout':
      return m.registration_timeout();
    case 'server':
      return status === undefined ? m.registration_server() : m.registration_server_status({ status });
  }
}

function withNextTry(words: string, retryAt: number | undefined, now: () => number): string {
  if (retryAt === undefined) return words;
  const seconds = Math.max(0, Math.ceil((retryAt - now()) / 1000));
  return m.registration_next_try({ words, seconds });
}
