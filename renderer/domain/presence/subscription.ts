/**
 * What a subscription to one event package of one resource is (RFC 6665): a value that `step` (subscription-step.ts)
 * moves on. Times are in ms since the epoch, spans in ms unless a name says seconds.
 */

/** Why nothing more is asked for on this connection. */
export type EndedReason =
  | 'not-offered' // 489: the server does not know the package
  | 'refused' // 403, 404 and their like
  | 'rejected' // the person, or the server for them, says no
  | 'noresource' // there is nothing to be watched
  | 'invariant'; // the state will never change: what was told stays true

export type SubscriptionState =
  /** Not wanted, or no connection. */
  | { readonly name: 'off' }
  /** SUBSCRIBE sent, no NOTIFY yet. `granted` seconds of a 2xx; `raised` once a 423 has raised `expires`. */
  | { readonly name: 'subscribing'; readonly granted?: number; readonly raised?: true }
  /** `pending` is not authorised yet: its documents say nothing. */
  | {
      readonly name: 'pending' | 'active';
      readonly since: number;
      readonly expiresAt: number;
      readonly raised?: true;
    }
  /** Ended or refused, and asked for again at `retryAt`. */
  | { readonly name: 'waiting'; readonly retryAt: number }
  | { readonly name: 'ended'; readonly reason: EndedReason };

/** Nothing is to be heard of it on this connection. */
export function isUnavailable(state: SubscriptionState): boolean {
  return state.name === 'ended' && state.reason !== 'invariant';
}

export interface Subscription {
  /** Seconds asked for in Expires; raised by a 423 (RFC 6665 §4.1.2.1). */
  readonly expires: number;
  /** Failures in a row, for the back-off. */
  readonly attempts: number;
  readonly state: SubscriptionState;
}

export type SubscriptionEvent =
  /** There is a registered connection, on which nothing was asked for yet. */
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected' }
  /** 2xx to a SUBSCRIBE; `expires` in seconds. */
  | { readonly type: 'accepted'; readonly expires: number; readonly at: number }
  /** `retryAfter` and `minExpires` in seconds (RFC 3261 §20.33, §20.23). */
  | {
      readonly type: 'rejected';
      readonly status: number;
      readonly at: number;
      readonly retryAfter?: number;
      readonly minExpires?: number;
    }
  /** Subscription-State of a NOTIFY (RFC 6665 §8.2.3), its `expires` and `retry-after` in seconds. */
  | {
      readonly type: 'notified';
      readonly state: 'pending' | 'active' | 'terminated';
      readonly at: number;
      readonly expires?: number;
      readonly reason?: string;
      readonly retryAfter?: number;
    }
  /** No NOTIFY came 32 s after the first SUBSCRIBE (Timer N, §4.1.2.4). */
  | { readonly type: 'silent'; readonly at: number }
  /** The timer set by `schedule` fired. */
  | { readonly type: 'due'; readonly at: number }
  /** An update was missed: the whole state is needed again. */
  | { readonly type: 'gap' }
  | { readonly type: 'stop' };

export type SubscriptionEffect =
  /** A SUBSCRIBE outside of a dialog, with a new Call-ID. */
  | { readonly type: 'subscribe'; readonly expires: number }
  /** A SUBSCRIBE within the dialog. */
  | { readonly type: 'refresh'; readonly expires: number }
  | { readonly type: 'unsubscribe' }
  /** The dialog, or what was to become one, is over: nothing of it counts any more. */
  | { readonly type: 'forget' }
  /** One timer: a new schedule replaces the former. */
  | { readonly type: 'schedule'; readonly inMs: number }
  | { readonly type: 'unschedule' };

export interface SubscriptionStep {
  readonly subscription: Subscription;
  readonly effects: readonly SubscriptionEffect[];
}
