/**
 * The subscription machine: one event package of one resource over one connection (RFC 6665 §4.1).
 *
 *   event            in                        next                  effects                          why
 *   ---------------  ------------------------  --------------------  -------------------------------  ------------
 *   connected        off                       subscribing           subscribe
 *   accepted         subscribing               subscribing, granted                                   §4.1.2.1
 *                    pending, active           the same, renewed     schedule at 75-90 %              §4.1.2.2
 *   notified
 *     pending,       subscribing               pending, active       schedule at 75-90 %              §4.1.3
 *     active         pending, active           pending, active       schedule where it has expires    §4.1.3
 *     terminated     subscribing, pending, active:                   forget, and                      §4.1.3
 *       deactivated, timeout                   subscribing           subscribe; back-off the 2nd time
 *       probation, giveup, none                waiting               schedule retry-after/back-off
 *       rejected, noresource, invariant        ended
 *   rejected         subscribing, pending, active:
 *     489                                      ended, not-offered    forget                           §4.1.2.1
 *     403, 404, 405, 410, 416, 485, 501, 604,
 *     401, 407                                 ended, refused        forget                           §4.1.2.2
 *     423                                      the same, raised      subscribe or refresh             §4.1.2.1
 *     481            pending, active           subscribing           forget, subscribe                §4.1.2.2
 *     480, 482-484   pending, active           waiting               forget, schedule back-off        §4.1.2.2
 *     others         pending, active           the same              schedule, before it expires      §4.1.2.2
 *                    subscribing               waiting               forget, schedule Retry-After/back-off
 *   silent           subscribing               waiting               forget, schedule back-off        §4.1.2.4
 *   due              pending, active           the same              refresh, schedule its end        §4.1.2.2
 *                    the same, expired         subscribing           forget, subscribe
 *                    waiting                   subscribing           subscribe
 *   gap              active                    the same              refresh                          RFC 4235 §4.3
 *   stop             pending, active           off                   unschedule, unsubscribe          §4.1.2.3
 *                    others                    off                   forget, unschedule
 *   disconnected     all                       off, 0 attempts       forget, unschedule
 *
 * All else leaves the subscription as it is. A refresh needs no NOTIFY: many servers answer 200 and say nothing, which
 * by the letter of §4.1.2.2 (Timer N) would end half of all subscriptions. Asking again at once is done once; a
 * subscription that then lives for a minute earns the right to it anew.
 */
import { afterRefusal } from './subscription-refusal.ts';
import { changed, endedBy, renewed, same, subscribe } from './subscription-transition.ts';
import type { Subscription, SubscriptionEvent, SubscriptionStep } from './subscription.ts';
import { backOff } from '../registration/timing.ts';

/** @param expires seconds to ask for. */
export function initialSubscription(expires = 3600): Subscription {
  return { expires, attempts: 0, state: { name: 'off' } };
}

/** @param random gives 0 to 1; spreads refreshes and retries. */
export function step(
  subscription: Subscription,
  event: SubscriptionEvent,
  random: () => number,
): SubscriptionStep {
  const { state } = subscription;
  switch (event.type) {
    case 'connected':
      return state.name === 'off' ? subscribe(subscription) : same(subscription);
    case 'disconnected':
      if (state.name === 'off') return same(subscription);
      return changed(
        { ...subscription, attempts: 0 },
        { name: 'off' },
        { type: 'forget' },
        { type: 'unschedule' },
      );
    case 'stop':
      return stopped(subscription);
    case 'accepted':
      if (state.name === 'subscribing') return changed(subscription, { ...state, granted: event.expires });
      if (state.name !== 'pending' && state.name !== 'active') return same(subscription);
      return renewed(
        subscription,
        state.name,
        { seconds: event.expires, at: event.at, since: state.since },
        random,
      );
    case 'notified':
      return notified(subscription, event, random);
    case 'rejected':
      return afterRefusal(subscription, event, random);
    case 'silent': {
      if (state.name !== 'subscribing') return same(subscription);
      const inMs = backOff(subscription.attempts, random);
      const next = { ...subscription, attempts: subscription.attempts + 1 };
      return changed(
        next,
        { name: 'waiting', retryAt: event.at + inMs },
        { type: 'forget' },
        { type: 'schedule', inMs },
      );
    }
    case 'due':
      return due(subscription, event.at);
    case 'gap':
      return state.name === 'active'
        ? changed(subscription, state, { type: 'refresh', expires: subscription.expires })
        : same(subscription);
  }
}

function notified(
  subscription: Subscription,
  event: Extract<SubscriptionEvent, { type: 'notified' }>,
  random: () => number,
): SubscriptionStep {
  const { state, expires } = subscription;
  if (state.name !== 'subscribing' && state.name !== 'pending' && state.name !== 'active')
    return same(subscription);
  if (event.state === 'terminated') return endedBy(subscription, event, random);
  if (state.name === 'subscribing') {
    const seconds = event.expires ?? state.granted ?? expires;
    return renewed(subscription, event.state, { seconds, at: event.at, since: event.at }, random);
  }
  if (event.expires !== undefined) {
    return renewed(
      subscription,
      event.state,
      { seconds: event.expires, at: event.at, since: state.since },
      random,
    );
  }
  return event.state === state.name
    ? same(subscription)
    : changed(subscription, { ...state, name: event.state });
}

function due(subscription: Subscription, at: number): SubscriptionStep {
  const { state, expires } = subscription;
  if (state.name === 'waiting') return subscribe(subscription);
  if (state.name !== 'pending' && state.name !== 'active') return same(subscription);
  if (at >= state.expiresAt) return subscribe(subscription, { type: 'forget' });
  const refresh = { type: 'refresh', expires } as const;
  return changed(subscription, state, refresh, { type: 'schedule', inMs: state.expiresAt - at });
}

function stopped(subscription: Subscription): SubscriptionStep {
  const { name } = subscription.state;
  if (name === 'off') return same(subscription);
  const isEstablished = name === 'pending' || name === 'active';
  return isEstablished
    ? changed(subscription, { name: 'off' }, { type: 'unschedule' }, { type: 'unsubscribe' })
    : changed(subscription, { name: 'off' }, { type: 'forget' }, { type: 'unschedule' });
}
