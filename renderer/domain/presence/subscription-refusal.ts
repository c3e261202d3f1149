import { backOff, retryAfterMs } from '../registration/timing.ts';
import { again, changed, ended, later, same } from './subscription-transition.ts';
import type { Subscription, SubscriptionEvent, SubscriptionStep } from './subscription.ts';

type Rejected = Extract<SubscriptionEvent, { type: 'rejected' }>;

/** Nothing that waiting would change. A challenge here could not be answered, or its answer did not help. */
const FINAL = new Set([401, 403, 404, 405, 407, 410, 416, 485, 501, 604]);
/** These end the dialog as well (RFC 6665 §4.1.2.2). */
const ENDING = new Set([480, 482, 483, 484]);

/** A final response of 300 or above. */
export function afterRefusal(
  subscription: Subscription,
  event: Rejected,
  random: () => number,
): SubscriptionStep {
  const { name } = subscription.state;
  if (name !== 'subscribing' && name !== 'pending' && name !== 'active') return same(subscription);
  const { status } = event;
  if (status === 489) return ended(subscription, 'not-offered');
  if (FINAL.has(status)) return ended(subscription, 'refused');
  const raised = status === 423 ? tooBrief(subscription, event.minExpires) : undefined;
  if (raised !== undefined) return raised;
  if (name === 'subscribing' || ENDING.has(status)) return later(subscription, event, random);
  if (status === 481) return again(subscription, event.at, random);
  return refreshLater(subscription, event, random);
}

/** Undefined where asking for more cannot help: no rise, or the second time in a row. */
function tooBrief(subscription: Subscription, minExpires = 0): SubscriptionStep | undefined {
  const { state, expires } = subscription;
  if (minExpires <= expires || state.name === 'off' || state.name === 'waiting' || state.name === 'ended') {
    return undefined;
  }
  if (state.raised) return undefined;
  const type = state.name === 'subscribing' ? 'subscribe' : 'refresh';
  const next = { ...subscription, expires: minExpires };
  return changed(next, { ...state, raised: true }, { type, expires: minExpires });
}

/** The subscription stands until it expires; until then the refresh is tried again. */
function refreshLater(subscription: Subscription, event: Rejected, random: () => number): SubscriptionStep {
  const { state, attempts } = subscription;
  if (state.name !== 'pending' && state.name !== 'active') return same(subscription);
  const left = Math.max(0, state.expiresAt - event.at);
  const wait = retryAfterMs(event.retryAfter) ?? backOff(attempts, random);
  return changed({ ...subscription, attempts: attempts + 1 }, state, {
    type: 'schedule',
    inMs: Math.min(left, wait),
  });
}
