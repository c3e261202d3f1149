import { expect, test } from 'vitest';
import { Watchdog } from '../../../../main/signalling/watchdog.ts';
import { ManualClock } from './manual-clock.ts';

test.each([0, 1, 1_999, 3_999])(
  'a side that falls silent %i ms after it opened is noticed within 10 s',
  (lived) => {
    const clock = new ManualClock();
    let silentAt = Infinity;
    const begin = clock.now();
    const watchdog = new Watchdog(
      clock,
      () => undefined,
      () => (silentAt = clock.now()),
    );
    clock.pass(lived);
    watchdog.alive();
    clock.pass(60_000);
    expect(silentAt - begin - lived).toBeLessThanOrEqual(10_000);
    expect(clock.pending).toBe(0);
  },
);

test('a side that answers, if late, is never taken for silent', () => {
  const clock = new ManualClock();
  let silent = false;
  const watchdog: Watchdog = new Watchdog(
    clock,
    () => void clock.after(4_500, () => watchdog.alive()),
    () => (silent = true),
  );
  clock.pass(600_000);
  expect(silent).toBe(false);
});

test('once stopped it says nothing', () => {
  const clock = new ManualClock();
  let said = 0;
  const watchdog = new Watchdog(
    clock,
    () => (said += 1),
    () => (said += 1),
  );
  watchdog.stop();
  clock.pass(60_000);
  expect(said).toBe(0);
});
