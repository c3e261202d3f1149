/**
 * What the registration of an account is (RFC 3261 §10, RFC 5626 §4.5): a value that `step` (step.ts) moves on.
 * Times are in ms since the epoch, spans in ms unless a name says seconds.
 */
export type ConnectionProblem = 'unreachable' | 'refused' | 'certificate' | 'silent' | 'closed';

/** Why the registrar said no. Each has exactly one text for people. */
export type RegistrationProblem =
  | 'credentials' // a second 401 or 407: wrong name or password
  | 'no-password' // none is kept: it must be typed again
  | 'forbidden' // 403: the account is barred, or too many devices
  | 'not-found' // 404: the server does not know the address
  | 'timeout' // no answer
  | 'server'; // everything else; the status says which

export type RegistrationState =
  /** Not wanted: the account is off or has been removed. */
  | { readonly name: 'off' }
  | { readonly name: 'connecting' }
  /** No connection; the next attempt is made at `retryAt`. */
  | {
      readonly name: 'disconnected';
      readonly problem: ConnectionProblem;
      readonly detail?: string;
      readonly retryAt: number;
    }
  /** `raised`: a 423 has just raised `expires`; a second one in a row is not obeyed at once. */
  | { readonly name: 'registering'; readonly raised?: true }
  | { readonly name: 'registered'; readonly expiresAt: number }
  /** Refused; tried again at `retryAt`, or not before the person changed something when that is absent. */
  | {
      readonly name: 'rejected';
      readonly problem: RegistrationProblem;
      readonly status?: number;
      readonly retryAt?: number;
    }
  | { readonly name: 'unregistering' };

export interface Registration {
  /** Seconds asked for in Expires; raised by a 423 (RFC 3261 §10.2.8). */
  readonly expires: number;
  /** Refusals in a row, for the back-off. */
  readonly attempts: number;
  /**
   * The server refused the password, or there is none, and the person has not done anything about it yet: until then
   * nothing is tried, not even on a new connection, so that a wrong password does not lock the account.
   */
  readonly refused?: 'credentials' | 'no-password';
  readonly state: RegistrationState;
}

export type RegistrationEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  | { readonly type: 'connecting' }
  | { readonly type: 'connected' }
  | {
      readonly type: 'disconnected';
      readonly problem: ConnectionProblem;
      readonly detail?: string;
      readonly retryAt: number;
    }
  /** 2xx; `expires` is what the registrar granted, in seconds. */
  | { readonly type: 'accepted'; readonly expires: number; readonly at: number }
  /** `retryAfter` and `minExpires` are in seconds (RFC 3261 §20.33, §20.23). */
  | {
      readonly type: 'rejected';
      readonly status: number;
      readonly at: number;
      readonly retryAfter?: number;
      readonly minExpires?: number;
      /** The challenge came back although it had been answered, or could not be answered at all. */
      readonly credentials?: 'refused' | 'missing';
    }
  | { readonly type: 'unregistered' }
  /** The timer set by `schedule` fired. */
  | { readonly type: 'due' }
  /** The person changed the password or asked to try again. */
  | { readonly type: 'retry' };

export type RegistrationEffect =
  | { readonly type: 'connect' }
  | { readonly type: 'disconnect' }
  | { readonly type: 'register'; readonly expires: number }
  | { readonly type: 'unregister' }
  /** One timer: a new schedule replaces the former. */
  | { readonly type: 'schedule'; readonly inMs: number }
  | { readonly type: 'unschedule' };

export interface RegistrationStep {
  readonly registration: Registration;
  readonly effects: readonly RegistrationEffect[];
}
