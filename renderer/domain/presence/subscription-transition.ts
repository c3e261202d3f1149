import { backOff, grantedSeconds, retryAfterMs } from '../registration/timing.ts';
import type {
  EndedReason,
  Subscription,
  SubscriptionEffect,
  SubscriptionEvent,
  SubscriptionState,
  SubscriptionStep,
} from './subscription.ts';

/** A subscription that lived as long as this is no sign of a server that ends each at once. */
const SETTLED_MS = 60_000;

export function same(subscription: Subscription): SubscriptionStep {
  return { subscription, effects: [] };
}

export function changed(
  subscription: Subscription,
  state: SubscriptionState,
  ...effects: readonly SubscriptionEffect[]
): SubscriptionStep {
  return { subscription: { ...subscription, state }, effects };
}

export function subscribe(subscription: Subscription, ...before: SubscriptionEffect[]): SubscriptionStep {
  const { expires } = subscription;
  return changed(subscription, { name: 'subscribing' }, ...before, { type: 'subscribe', expires });
}

/** Lives for so many seconds from now on. */
export function renewed(
  subscription: Subscription,
  name: 'pending' | 'active',
  { seconds, at, since }: { seconds: number; at: number; since: number },
  random: () => number,
): SubscriptionStep {
  const ms = grantedSeconds(seconds, subscription.expires) * 1000;
  const attempts = at - since >= SETTLED_MS ? 0 : subscription.attempts;
  return changed(
    { ...subscription, attempts },
    { name, since, expiresAt: at + ms },
    { type: 'schedule', inMs: refreshAfter(ms, random) },
  );
}

/** `terminated` (RFC 6665 §4.1.3). `retry-after` is in seconds. */
export function endedBy(
  subscription: Subscription,
  { reason = '', retryAfter, at }: Extract<SubscriptionEvent, { type: 'notified' }>,
  random: () => number,
): SubscriptionStep {
  switch (reason.toLowerCase()) {
    case 'deactivated':
    case 'timeout':
      return again(subscription, at, random);
    case 'rejected':
      return ended(subscription, 'rejected');
    case 'noresource':
      return ended(subscription, 'noresource');
    case 'invariant':
      return ended(subscription, 'invariant');
    default:
      return later(subscription, { at, ...(retryAfter === undefined ? {} : { retryAfter }) }, random);
  }
}

/** At once, unless that has been tried just now. */
export function again(subscription: Subscription, at: number, random: () => number): SubscriptionStep {
  const settled = forgiven(subscription, at);
  if (settled.attempts > 0) return later(settled, { at }, random);
  return subscribe({ ...settled, attempts: 1 }, { type: 'forget' }, { type: 'unschedule' });
}

export function later(
  subscription: Subscription,
  { at, retryAfter }: { at: number; retryAfter?: number },
  random: () => number,
): SubscriptionStep {
  const { attempts, ...rest } = forgiven(subscription, at);
  // All subscriptions were told the same time: they must not come back in the same moment.
  const told = retryAfterMs(retryAfter);
  const inMs = told === undefined ? backOff(attempts, random) : Math.round(told * (1 + 0.1 * random()));
  return changed(
    { ...rest, attempts: attempts + 1 },
    { name: 'waiting', retryAt: at + inMs },
    { type: 'forget' },
    { type: 'schedule', inMs },
  );
}

export function ended(subscription: Subscription, reason: EndedReason): SubscriptionStep {
  return changed(subscription, { name: 'ended', reason }, { type: 'forget' }, { type: 'unschedule' });
}

function forgiven(subscription: Subscription, at: number): Subscription {
  const { state } = subscription;
  const lived = state.name === 'pending' || state.name === 'active' ? at - state.since : 0;
  return lived >= SETTLED_MS ? { ...subscription, attempts: 0 } : subscription;
}

/** 75 to 90 % of the time, spread so that a wall of people is not refreshed in one moment. */
function refreshAfter(ms: number, random: () => number): number {
  return Math.round(ms * (0.75 + 0.15 * random()));
}
