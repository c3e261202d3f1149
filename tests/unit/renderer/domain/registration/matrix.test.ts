import { describe, expect, it } from 'vitest';
import type {
  Registration,
  RegistrationEvent,
  RegistrationStep,
} from '../../../../../renderer/domain/registration/registration.ts';
import { step } from '../../../../../renderer/domain/registration/step.ts';

const AT = 1_000_000;
const base = { expires: 600, attempts: 0 };

const REGISTRATIONS = {
  off: { ...base, state: { name: 'off' } },
  connecting: { ...base, state: { name: 'connecting' } },
  'connecting+refused': { ...base, refused: 'credentials', state: { name: 'connecting' } },
  disconnected: { ...base, state: { name: 'disconnected', problem: 'silent', retryAt: 5 } },
  registering: { ...base, state: { name: 'registering' } },
  'registering+raised': { ...base, state: { name: 'registering', raised: true } },
  registered: { ...base, state: { name: 'registered', expiresAt: 9 } },
  'rejected+retry': {
    ...base,
    attempts: 1,
    state: { name: 'rejected', problem: 'server', status: 503, retryAt: 5 },
  },
  'rejected+refused': {
    ...base,
    attempts: 1,
    refused: 'credentials',
    state: { name: 'rejected', problem: 'credentials', status: 401 },
  },
  unregistering: { ...base, state: { name: 'unregistering' } },
} as const satisfies Record<string, Registration>;

const refusal = (status: number) => ({ type: 'rejected', status, at: AT }) as const;

const EVENTS = {
  start: { type: 'start' },
  stop: { type: 'stop' },
  connecting: { type: 'connecting' },
  connected: { type: 'connected' },
  disconnected: { type: 'disconnected', problem: 'unreachable', detail: 'ECONNREFUSED', retryAt: 7 },
  accepted: { type: 'accepted', expires: 300, at: AT },
  401: { ...refusal(401), credentials: 'refused' },
  '407+missing': { ...refusal(407), credentials: 'missing' },
  403: refusal(403),
  404: refusal(404),
  408: refusal(408),
  423: { ...refusal(423), minExpires: 900 },
  503: refusal(503),
  '503+retry-after': { ...refusal(503), retryAfter: 5 },
  unregistered: { type: 'unregistered' },
  due: { type: 'due' },
  retry: { type: 'retry' },
} as const satisfies Record<string | number, RegistrationEvent>;

type RegistrationLabel = keyof typeof REGISTRATIONS;
type EventLabel = keyof typeof EVENTS;

function inWords(before: Registration, { registration, effects }: RegistrationStep): string {
  const done = effects.map(({ type, ...details }) => [type, ...Object.values(details)].join(' ')).join(', ');
  const wanted = done === '' ? '' : ` [${done}]`;
  if (registration === before) return `same${wanted}`;
  const { name, ...details } = registration.state;
  const words = Object.entries(details).map(([key, value]) => `${key}=${value}`);
  if (registration.expires !== before.expires) words.push(`expires=${registration.expires}`);
  if (registration.attempts !== before.attempts) words.push(`attempts=${registration.attempts}`);
  if (registration.refused !== before.refused) words.push(`refused=${registration.refused}`);
  return [name, ...words].join(' ') + wanted;
}

const LOST = 'disconnected problem=unreachable retryAt=7 detail=ECONNREFUSED';
const BINDING = 'registered expiresAt=1300000';
const REFUSED_BY_DEFAULT = {
  401: 'rejected problem=credentials status=401 attempts=1 refused=credentials [unschedule]',
  '407+missing': 'rejected problem=no-password status=407 attempts=1 refused=no-password [unschedule]',
  403: 'rejected problem=forbidden status=403 retryAt=1300000 attempts=1 [schedule 300000]',
  404: 'rejected problem=not-found status=404 retryAt=1300000 attempts=1 [schedule 300000]',
  408: 'rejected problem=timeout status=408 retryAt=1045000 attempts=1 [schedule 45000]',
  423: 'registering raised=true expires=900 [unschedule, register 900]',
  503: 'rejected problem=server status=503 retryAt=1045000 attempts=1 [schedule 45000]',
  '503+retry-after': 'rejected problem=server status=503 retryAt=1005250 attempts=1 [schedule 5250]',
};
const REGISTERING = {
  ...REFUSED_BY_DEFAULT,
  stop: 'off [disconnect]',
  connecting: 'connecting',
  connected: 'registering [register 600]',
  disconnected: LOST,
  accepted: `${BINDING} [schedule 255000]`,
};
const OUT = 'off [disconnect]';

/** What is not named leaves the registration as it is. Random is 0.5 throughout. */
const MATRIX: Record<RegistrationLabel, Partial<Record<EventLabel, string>>> = {
  off: { start: 'connecting [connect]' },
  connecting: { stop: OUT, connected: 'registering [register 600]', disconnected: LOST },
  'connecting+refused': {
    stop: 'off refused=undefined [disconnect]',
    connected: 'rejected problem=credentials',
    disconnected: LOST,
    retry: 'connecting refused=undefined',
  },
  disconnected: {
    stop: OUT,
    connecting: 'connecting',
    connected: 'registering [register 600]',
    disconnected: LOST,
    retry: 'connecting [connect]',
  },
  registering: REGISTERING,
  'registering+raised': {
    ...REGISTERING,
    423: 'rejected problem=server status=423 retryAt=1045000 expires=900 attempts=1 [schedule 45000]',
  },
  registered: {
    ...REFUSED_BY_DEFAULT,
    stop: 'unregistering [unschedule, unregister]',
    connecting: 'connecting [unschedule]',
    connected: 'registering [unschedule, register 600]',
    disconnected: `${LOST} [unschedule]`,
    accepted: `${BINDING} [schedule 255000]`,
    due: 'registered expiresAt=9 [register 600]',
    retry: 'registered expiresAt=9 [unschedule, register 600]',
  },
  'rejected+retry': {
    stop: 'off [unschedule, disconnect]',
    connecting: 'connecting [unschedule]',
    connected: 'registering [unschedule, register 600]',
    disconnected: `${LOST} [unschedule]`,
    due: 'registering [register 600]',
    retry: 'registering [unschedule, register 600]',
  },
  'rejected+refused': {
    stop: 'off refused=undefined [unschedule, disconnect]',
    connecting: 'connecting [unschedule]',
    connected: 'rejected problem=credentials',
    disconnected: `${LOST} [unschedule]`,
    retry: 'registering refused=undefined [unschedule, register 600]',
  },
  unregistering: {
    start: 'connecting [disconnect, connect]',
    connecting: OUT,
    disconnected: OUT,
    401: OUT,
    '407+missing': OUT,
    403: OUT,
    404: OUT,
    408: OUT,
    423: OUT,
    503: OUT,
    '503+retry-after': OUT,
    unregistered: OUT,
  },
};

describe.each(Object.keys(REGISTRATIONS) as RegistrationLabel[])('a registration that is %s', (label) => {
  it.each(Object.keys(EVENTS) as unknown as EventLabel[])('%s', (event) => {
    const before: Registration = REGISTRATIONS[label];
    expect(
      inWords(
        before,
        step(before, EVENTS[event], () => 0.5),
      ),
    ).toBe(MATRIX[label][event] ?? 'same');
  });
});
