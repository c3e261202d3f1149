import { describe, expect, it } from 'vitest';
import type {
  Registration,
  RegistrationEvent,
  RegistrationStep,
} from '../../../../../renderer/domain/registration/registration.ts';
import { initial, step } from '../../../../../renderer/domain/registration/step.ts';

const half = () => 0.5;
const registering: Registration = { expires: 600, attempts: 0, state: { name: 'registering' } };
const wait = ({ effects }: RegistrationStep) => effects.find((effect) => effect.type === 'schedule')?.inMs;
const refuse = (status: number, more: { retryAfter?: number; minExpires?: number } = {}) =>
  ({ type: 'rejected', status, at: 0, ...more }) as const;

function follow(registration: Registration, ...events: readonly RegistrationEvent[]): RegistrationStep {
  return events.reduce<RegistrationStep>((last, event) => step(last.registration, event, half), {
    registration,
    effects: [],
  });
}

it('begins switched off, and asks for 10 minutes unless the account says otherwise', () => {
  expect(initial()).toEqual({ expires: 600, attempts: 0, state: { name: 'off' } });
  expect(initial(120).expires).toBe(120);
});

describe('the refresh', () => {
  const refreshAfter = (expires: number, random: number) =>
    wait(step(registering, { type: 'accepted', expires, at: 0 }, () => random));

  it.each([
    [600, 0, 480_000],
    [600, 1, 540_000],
    [60, 0.5, 51_000],
    [12, 0, 10_000],
    [11, 1, 10_000],
    [10, 0.5, 5_000],
    [1, 0.5, 500],
    // no use: what was asked for counts, and no storm of REGISTERs follows
    [NaN, 0, 480_000],
    [0, 0, 480_000],
    [-5, 0, 480_000],
    [0.01, 0, 480_000],
    // no timer overflows
    [Infinity, 0, 69_120_000],
    [4_294_967_295, 0, 69_120_000],
  ])('of a grant of %d s at random %d comes after %d ms', (expires, random, ms) => {
    expect(refreshAfter(expires, random)).toBe(ms);
  });

  it('leaves the account registered while it is under way, until it is refused', () => {
    const registered = follow(registering, { type: 'accepted', expires: 600, at: 0 });
    const refreshing = follow(registered.registration, { type: 'due' });
    expect(refreshing).toEqual({
      registration: registered.registration,
      effects: [{ type: 'register', expires: 600 }],
    });
    expect(follow(refreshing.registration, refuse(500)).registration.state).toMatchObject({
      name: 'rejected',
      problem: 'server',
      retryAt: 45_000,
    });
  });
});

describe('the back-off of RFC 5626 §4.5', () => {
  it('doubles from 30–60 s to 15–30 min', () => {
    const waits = (random: number) => {
      let registration = registering;
      return Array.from({ length: 8 }, () => {
        const next = step({ ...registration, state: { name: 'registering' } }, refuse(503), () => random);
        registration = next.registration;
        return (wait(next) ?? NaN) / 1000;
      });
    };
    expect(waits(0)).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    expect(waits(1)).toEqual([60, 120, 240, 480, 960, 1800, 1800, 1800]);
  });

  it('begins anew after a success', () => {
    const { registration } = follow(
      { ...registering, attempts: 5 },
      { type: 'accepted', expires: 600, at: 0 },
    );
    expect(wait(step(registration, refuse(503), half))).toBe(45_000);
  });

  it.each([500, 503, 480, 302, 400, 600])('is for %i, too, and goes on by itself', (status) => {
    const refused = follow(registering, refuse(status));
    expect(refused.registration.state).toMatchObject({ problem: 'server', status });
    expect(follow(refused.registration, { type: 'due' }).effects).toEqual([
      { type: 'register', expires: 600 },
    ]);
  });
});

describe('Retry-After', () => {
  it.each([
    [503, 1, 0, 1_000],
    [503, 120, 0, 120_000],
    [503, 120, 1, 132_000],
    [503, 1e9, 0, 1_800_000],
    [503, 0, 0, 30_000],
    [503, -1, 0, 30_000],
    [503, NaN, 0, 30_000],
    // never sooner than 5 min where somebody at the server must act
    [403, 1, 0, 300_000],
    [404, 600, 0, 600_000],
  ])('%i with %d s at random %d waits %d ms', (status, retryAfter, random, ms) => {
    expect(wait(step(registering, refuse(status, { retryAfter }), () => random))).toBe(ms);
  });
});

describe('423 Interval Too Brief', () => {
  it('is obeyed at once, and for all REGISTERs to come', () => {
    const raised = follow(registering, refuse(423, { minExpires: 1_800 }));
    expect(raised.effects).toContainEqual({ type: 'register', expires: 1_800 });
    const accepted = follow(
      raised.registration,
      { type: 'accepted', expires: 1_800, at: 0 },
      { type: 'due' },
    );
    expect(accepted.effects).toEqual([{ type: 'register', expires: 1_800 }]);
  });

  it('does not storm when the registrar raises by one each time', () => {
    const twice = follow(registering, refuse(423, { minExpires: 601 }), refuse(423, { minExpires: 602 }));
    expect(wait(twice)).toBe(45_000);
    expect(follow(twice.registration, { type: 'due' }).effects).toEqual([{ type: 'register', expires: 602 }]);
  });

  it.each([undefined, 600, 60, 0, NaN, 86_401, Infinity])(
    'with Min-Expires %s is a problem of the server',
    (minExpires) => {
      const refused = follow(registering, refuse(423, minExpires === undefined ? {} : { minExpires }));
      expect(refused.registration).toMatchObject({ expires: 600, state: { problem: 'server', status: 423 } });
      expect(wait(refused)).toBe(45_000);
    },
  );
});

describe('a refused password', () => {
  const refused = follow(registering, { ...refuse(401), credentials: 'refused' });

  it('is not tried again by a timer, nor on a new connection, so that the account is not locked', () => {
    expect(refused.effects).toEqual([{ type: 'unschedule' }]);
    const reconnected = follow(
      refused.registration,
      { type: 'due' },
      { type: 'disconnected', problem: 'closed', retryAt: 1 },
      { type: 'connecting' },
      { type: 'connected' },
    );
    expect(reconnected.effects).toEqual([]);
    expect(reconnected.registration.state).toEqual({ name: 'rejected', problem: 'credentials' });
  });

  it('is tried when the person asks for it, connected or not', () => {
    expect(follow(refused.registration, { type: 'retry' }).effects).toContainEqual({
      type: 'register',
      expires: 600,
    });
    const later = follow(
      refused.registration,
      { type: 'disconnected', problem: 'closed', retryAt: 1 },
      { type: 'retry' },
      { type: 'connected' },
    );
    expect(later.effects).toEqual([{ type: 'register', expires: 600 }]);
  });

  it('is forgotten when the account is switched off and on', () => {
    const again = follow(refused.registration, { type: 'stop' }, { type: 'start' }, { type: 'connected' });
    expect(again.effects).toEqual([{ type: 'register', expires: 600 }]);
  });
});
