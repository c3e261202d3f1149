import { expect, test } from 'vitest';
import { Desktop } from '../../../../main/desktop/desktop.ts';
import { watchLostLines } from '../../../../main/notifications/lost-lines.ts';
import { desktopState, line } from '../desktop/states.ts';
import { ManualClock } from '../signalling/manual-clock.ts';

function setUp() {
  const clock = new ManualClock();
  const told: string[][] = [];
  const desktop = new Desktop();
  desktop.observe(watchLostLines(clock, (ids) => told.push([...ids])));
  const report = (...states: ('registered' | 'connecting' | 'problem' | 'off')[]): void =>
    desktop.report(
      desktopState({ lines: states.map((state, index) => line({ accountId: `${index}`, state })) }),
    );
  return { clock, told, desktop, report };
}

test('an account that is back within 30 s is not spoken of', () => {
  const { clock, told, report } = setUp();
  report('registered');
  report('problem');
  clock.pass(29_999);
  report('registered');
  clock.pass(60_000);
  expect(told).toEqual([]);
  expect(clock.pending).toBe(0);
});

test('one that is not is told once, however it tries, until it is back', () => {
  const { clock, told, report } = setUp();
  report('problem');
  clock.pass(10_000);
  report('connecting');
  clock.pass(10_000);
  report('problem');
  clock.pass(9_999);
  expect(told).toEqual([]);
  clock.pass(1);
  expect(told).toEqual([['0']]);
  report('connecting');
  clock.pass(60_000);
  expect(told).toEqual([['0']]);
  report('registered');
  expect(told).toEqual([['0'], []]);
});

test('a computer that slept meanwhile gives the account its time again', () => {
  const { clock, told, report } = setUp();
  report('connecting');
  clock.sleep(3_600_000);
  clock.pass(29_999);
  expect(told).toEqual([]);
  clock.pass(1);
  expect(told).toEqual([['0']]);
});

test('each account has its own time', () => {
  const { clock, told, report } = setUp();
  report('problem', 'registered');
  clock.pass(20_000);
  report('problem', 'problem');
  clock.pass(10_000);
  clock.pass(20_000);
  expect(told).toEqual([['0'], ['0', '1']]);
  report('registered', 'problem');
  expect(told.at(-1)).toEqual(['1']);
});

test('an account that is switched off, removed, or whose page is gone is not lost', () => {
  const { clock, told, desktop, report } = setUp();
  desktop.report(desktopState({ lines: [line({ enabled: false, state: 'connecting' })] }));
  report('off');
  clock.pass(60_000);
  report('problem');
  report();
  clock.pass(60_000);
  report('problem');
  desktop.forget();
  clock.pass(60_000);
  expect(told).toEqual([]);
});
