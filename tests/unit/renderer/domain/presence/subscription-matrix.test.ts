import { describe, expect, it } from 'vitest';
import { step } from '../../../../../renderer/domain/presence/subscription-step.ts';
import type {
  Subscription,
  SubscriptionEvent,
  SubscriptionStep,
} from '../../../../../renderer/domain/presence/subscription.ts';

const AT = 1_000_000;
const base = { expires: 600, attempts: 0 };
const live = { since: AT - 10_000, expiresAt: AT + 500_000 };

const SUBSCRIPTIONS = {
  off: { ...base, state: { name: 'off' } },
  subscribing: { ...base, state: { name: 'subscribing' } },
  'subscribing+granted': { ...base, state: { name: 'subscribing', granted: 100 } },
  'subscribing+raised': { ...base, state: { name: 'subscribing', raised: true } },
  pending: { ...base, state: { name: 'pending', ...live } },
  active: { ...base, state: { name: 'active', ...live } },
  'active, tried before': { ...base, attempts: 1, state: { name: 'active', ...live } },
  'active for long': {
    ...base,
    attempts: 3,
    state: { name: 'active', since: AT - 60_000, expiresAt: AT + 500_000 },
  },
  'active, expired': { ...base, state: { name: 'active', since: AT - 600_000, expiresAt: AT } },
  waiting: { ...base, attempts: 2, state: { name: 'waiting', retryAt: 5 } },
  ended: { ...base, state: { name: 'ended', reason: 'not-offered' } },
} as const satisfies Record<string, Subscription>;

const refusal = (status: number) => ({ type: 'rejected', status, at: AT }) as const;
const notify = (state: 'pending' | 'active') => ({ type: 'notified', state, at: AT }) as const;
const terminated = (reason: string) => ({ type: 'notified', state: 'terminated', reason, at: AT }) as const;

const EVENTS = {
  connected: { type: 'connected' },
  disconnected: { type: 'disconnected' },
  accepted: { type: 'accepted', expires: 300, at: AT },
  pending: notify('pending'),
  active: notify('active'),
  'active+expires': { ...notify('active'), expires: 200 },
  deactivated: terminated('deactivated'),
  timeout: terminated('timeout'),
  probation: terminated('probation'),
  'probation+retry-after': { ...terminated('probation'), retryAfter: 30 },
  'giveup+retry-after': { ...terminated('giveup'), retryAfter: 30 },
  'no reason': { type: 'notified', state: 'terminated', at: AT },
  rejected: terminated('Rejected'),
  noresource: terminated('noresource'),
  invariant: terminated('invariant'),
  403: refusal(403),
  404: refusal(404),
  407: refusal(407),
  408: refusal(408),
  423: { ...refusal(423), minExpires: 900 },
  '423 without a rise': refusal(423),
  480: refusal(480),
  481: refusal(481),
  489: refusal(489),
  503: refusal(503),
  '503+retry-after': { ...refusal(503), retryAfter: 20 },
  silent: { type: 'silent', at: AT },
  due: { type: 'due', at: AT },
  gap: { type: 'gap' },
  stop: { type: 'stop' },
} as const satisfies Record<string | number, SubscriptionEvent>;

type SubscriptionLabel = keyof typeof SUBSCRIPTIONS;
type EventLabel = keyof typeof EVENTS;

function inWords(before: Subscription, { subscription, effects }: SubscriptionStep): string {
  const done = effects.map(({ type, ...details }) => [type, ...Object.values(details)].join(' ')).join(', ');
  const wanted = done === '' ? '' : ` [${done}]`;
  if (subscription === before) return `same${wanted}`;
  const { name, ...details } = subscription.state;
  const words = Object.entries(details).map(([key, value]) => `${key}=${value}`);
  if (subscription.expires !== before.expires) words.push(`expires=${subscription.expires}`);
  if (subscription.attempts !== before.attempts) words.push(`attempts=${subscription.attempts}`);
  return [name, ...words].join(' ') + wanted;
}

// Random is 0.5 throughout: refreshes come at 82.5 %, the first back-off is 22.5 s (30 s × 75 %), then 45 s.
const OFF = 'off [forget, unschedule]';
const ENDED = (reason: string) => `ended reason=${reason} [forget, unschedule]`;
const LATER = 'waiting retryAt=1022500 attempts=1 [forget, schedule 22500]';
const LATER_30 = 'waiting retryAt=1031500 attempts=1 [forget, schedule 31500]';
const AGAIN = 'subscribing attempts=1 [forget, unschedule, subscribe 600]';
const FRESH = (name: string, seconds: number) =>
  `${name} since=1000000 expiresAt=${AT + seconds * 1000} [schedule ${seconds * 825}]`;
const RENEWED = (name: string, seconds: number) =>
  `${name} since=990000 expiresAt=${AT + seconds * 1000} [schedule ${seconds * 825}]`;

const FINAL = {
  403: ENDED('refused'),
  404: ENDED('refused'),
  407: ENDED('refused'),
  489: ENDED('not-offered'),
  rejected: ENDED('rejected'),
  noresource: ENDED('noresource'),
  invariant: ENDED('invariant'),
};

const TERMINATED = {
  deactivated: AGAIN,
  timeout: AGAIN,
  probation: LATER,
  'no reason': LATER,
  'probation+retry-after': LATER_30,
  'giveup+retry-after': LATER_30,
};

const SUBSCRIBING = {
  ...FINAL,
  ...TERMINATED,
  disconnected: OFF,
  stop: OFF,
  accepted: 'subscribing granted=300',
  pending: FRESH('pending', 600),
  active: FRESH('active', 600),
  'active+expires': FRESH('active', 200),
  408: LATER,
  423: 'subscribing raised=true expires=900 [subscribe 900]',
  '423 without a rise': LATER,
  480: LATER,
  481: LATER,
  503: LATER,
  '503+retry-after': 'waiting retryAt=1021000 attempts=1 [forget, schedule 21000]',
  silent: LATER,
};

const KEPT = (name: string, inMs: number) =>
  `${name} since=990000 expiresAt=1500000 attempts=1 [schedule ${inMs}]`;

const LIVE = (name: 'pending' | 'active') => ({
  ...FINAL,
  ...TERMINATED,
  disconnected: OFF,
  stop: 'off [unschedule, unsubscribe]',
  accepted: RENEWED(name, 300),
  'active+expires': RENEWED('active', 200),
  408: KEPT(name, 22_500),
  423: `${name} since=990000 expiresAt=1500000 raised=true expires=900 [refresh 900]`,
  '423 without a rise': KEPT(name, 22_500),
  480: LATER,
  481: AGAIN,
  503: KEPT(name, 22_500),
  '503+retry-after': KEPT(name, 20_000),
  due: `${name} since=990000 expiresAt=1500000 [refresh 600, schedule 500000]`,
});

const SECOND = 'waiting retryAt=1045000 attempts=2 [forget, schedule 45000]';

/** What is not named leaves the subscription as it is. */
const MATRIX: Partial<Record<SubscriptionLabel, Partial<Record<EventLabel, string>>>> = {
  off: { connected: 'subscribing [subscribe 600]' },
  subscribing: SUBSCRIBING,
  'subscribing+granted': {
    ...SUBSCRIBING,
    pending: FRESH('pending', 100),
    active: FRESH('active', 100),
    423: 'subscribing granted=100 raised=true expires=900 [subscribe 900]',
  },
  'subscribing+raised': { ...SUBSCRIBING, accepted: 'subscribing raised=true granted=300', 423: LATER },
  pending: { ...LIVE('pending'), active: 'active since=990000 expiresAt=1500000' },
  active: {
    ...LIVE('active'),
    pending: 'pending since=990000 expiresAt=1500000',
    gap: 'active since=990000 expiresAt=1500000 [refresh 600]',
  },
  waiting: {
    disconnected: 'off attempts=0 [forget, unschedule]',
    stop: OFF,
    due: 'subscribing [subscribe 600]',
  },
  ended: { disconnected: OFF, stop: OFF },
};

describe.each(Object.keys(MATRIX) as SubscriptionLabel[])('a subscription that is %s', (label) => {
  it.each(Object.keys(EVENTS) as unknown as EventLabel[])('%s', (event) => {
    const before: Subscription = SUBSCRIPTIONS[label];
    expect(
      inWords(
        before,
        step(before, EVENTS[event], () => 0.5),
      ),
    ).toBe(MATRIX[label]?.[event] ?? 'same');
  });
});

describe('a server that ends each subscription at once', () => {
  const answerTo = (label: SubscriptionLabel, event: SubscriptionEvent): string =>
    inWords(
      SUBSCRIPTIONS[label],
      step(SUBSCRIPTIONS[label], event, () => 0.5),
    );

  it.each(['deactivated', 'timeout'])('%s: is asked again at once only the first time', (reason) => {
    expect(answerTo('active, tried before', terminated(reason))).toBe(SECOND);
    expect(answerTo('active, tried before', refusal(481))).toBe(SECOND);
  });

  it('is forgiven once a subscription has lived for a minute', () => {
    expect(answerTo('active for long', terminated('timeout'))).toBe(AGAIN);
    expect(answerTo('active for long', EVENTS.accepted)).toContain('attempts=0');
  });
});

describe('time', () => {
  it('an expired subscription is made anew', () => {
    const { subscription, effects } = step(SUBSCRIPTIONS['active, expired'], EVENTS.due, () => 0.5);
    expect(subscription.state.name).toBe('subscribing');
    expect(effects).toEqual([{ type: 'forget' }, { type: 'subscribe', expires: 600 }]);
  });

  it.each([
    [0, 225_000],
    [1, 270_000],
  ])('refreshes are spread from 75 to 90 %%: random %d', (random, inMs) => {
    const { effects } = step(SUBSCRIPTIONS.active, EVENTS.accepted, () => random);
    expect(effects).toEqual([{ type: 'schedule', inMs }]);
  });

  it('a refresh that fails near the end is tried no later than the end', () => {
    const near: Subscription = { ...base, state: { name: 'active', since: 0, expiresAt: AT + 5_000 } };
    const { effects } = step(near, refusal(503), () => 0.5);
    expect(effects).toEqual([{ type: 'schedule', inMs: 5_000 }]);
  });

  it.each([Number.NaN, 0, -1])('a grant of %d seconds makes no storm', (expires) => {
    const { effects } = step(SUBSCRIPTIONS.active, { type: 'accepted', expires, at: AT }, () => 0.5);
    expect(effects).toEqual([{ type: 'schedule', inMs: 495_000 }]);
  });
});
