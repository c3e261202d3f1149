import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { Activity } from '../../../../preload/contract/index.ts';
import { ActivityWatch } from '../../../../main/power/activity-watch.ts';
import { ManualClock } from '../signalling/manual-clock.ts';

/** A system that says what it is told to, and hears what the watch told. */
function watched() {
  const clock = new ManualClock();
  const system = { idle: 'active' as Activity | 'unknown', idleAfter: 0 };
  const events = new EventEmitter();
  const told: Activity[] = [];
  const watch = new ActivityWatch({
    signs: {
      getSystemIdleState: (seconds) => {
        system.idleAfter = seconds;
        return system.idle;
      },
      on: (event: string, listener: () => void) => events.on(event, listener),
    },
    after: (ms, callback) => clock.after(ms, callback),
    changed: (state) => told.push(state),
  });
  return { clock, system, events, told, watch };
}

test('five minutes without a key are an absence, which ends within ten seconds of the next one', () => {
  const { clock, system, told, watch } = watched();
  expect(system.idleAfter).toBe(300);
  clock.pass(60_000);
  system.idle = 'idle';
  clock.pass(10_000);
  expect(watch.state).toBe('idle');
  system.idle = 'active';
  clock.pass(10_000);
  expect(told).toEqual(['idle', 'active']);
});

test('locking is told at once, and holds however active the system believes to be', () => {
  const { clock, events, told } = watched();
  events.emit('lock-screen');
  expect(told).toEqual(['locked']);
  clock.pass(60_000);
  expect(told).toEqual(['locked']);
  events.emit('unlock-screen');
  expect(told).toEqual(['locked', 'active']);
});

test('a system that cannot say has somebody before it', () => {
  const { clock, system, told } = watched();
  system.idle = 'unknown';
  clock.pass(600_000);
  expect(told).toEqual([]);
});
