import { describe, expect, it } from 'vitest';
import {
  stepSessionTimer,
  type SessionTimer,
  type SessionTimerEvent,
} from '../../../../../renderer/domain/call/session-timer.ts';

const STATES: Readonly<Record<string, SessionTimer>> = {
  off: { name: 'off' },
  'running, refreshed by us': { name: 'running', interval: 1800, refresher: 'us' },
  'running, refreshed by them': { name: 'running', interval: 1800, refresher: 'them' },
  refreshing: { name: 'refreshing', interval: 1800 },
};
const EVENTS: Readonly<Record<string, SessionTimerEvent>> = {
  'agreed, us': { type: 'agreed', interval: 600, refresher: 'us' },
  'agreed, them': { type: 'agreed', interval: 600, refresher: 'them' },
  'agreed, short, them': { type: 'agreed', interval: 90, refresher: 'them' },
  declined: { type: 'declined' },
  elapsed: { type: 'elapsed' },
};

const always = {
  'agreed, us': 'running wait 300',
  'agreed, them': 'running wait 568',
  'agreed, short, them': 'running wait 60',
  declined: 'off stop',
};

describe('the session timer', () => {
  it.each(Object.entries(STATES))('%s', (name, timer) => {
    const outcomes = Object.fromEntries(
      Object.entries(EVENTS).map(([label, event]) => {
        const next = stepSessionTimer(timer, event);
        const effects = next.effects.map((effect) =>
          effect.type === 'wait' ? `wait ${effect.ms / 1000}` : effect.type,
        );
        return [label, [next.timer.name, ...effects].join(' ')];
      }),
    );
    const elapsed = {
      off: 'off',
      'running, refreshed by us': 'refreshing refresh wait 868',
      'running, refreshed by them': 'off expire',
      refreshing: 'off expire',
    }[name];
    expect(outcomes).toEqual({ ...always, elapsed });
  });
});
