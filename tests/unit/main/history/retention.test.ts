import { expect, it } from 'vitest';
import { RetentionRule } from '../../../../main/history/retention.ts';
import { done, failed, type Retention } from '../../../../preload/contract/index.ts';
import { ManualClock } from '../signalling/manual-clock.ts';

const DAY_MS = 86_400_000;

function setUp(chosen: Retention) {
  const clock = new ManualClock();
  const removed: number[] = [];
  const told: string[] = [];
  let answer = done(1);
  const rule = new RetentionRule({
    removeBefore: (time) => {
      removed.push(clock.now() - time);
      return Promise.resolve(answer);
    },
    chosen: () => chosen,
    now: () => clock.now(),
    after: (ms, callback) => clock.after(ms, callback),
    onRemoved: () => told.push('removed'),
    onFailure: (detail) => told.push(detail),
  });
  return { clock, rule, removed, told, answerWith: (next: typeof answer) => (answer = next) };
}

it.each<[Retention, number[]]>([
  ['for ever', []],
  ['1 year', [365 * DAY_MS]],
  ['90 days', [90 * DAY_MS]],
])('%s: deletes what is older', async (chosen, ages) => {
  const { rule, removed } = setUp(chosen);
  await rule.apply();
  expect(removed).toEqual(ages);
});

it('looks again every day until it is stopped', async () => {
  const { clock, rule, removed } = setUp('90 days');
  await rule.apply();
  clock.pass(DAY_MS);
  expect(removed).toHaveLength(2);
  rule.stop();
  clock.pass(DAY_MS);
  expect(removed).toHaveLength(2);
});

it('tells of calls that are gone, and of a failure', async () => {
  const { rule, told, answerWith } = setUp('1 year');
  await rule.apply();
  answerWith(done(0));
  await rule.apply();
  answerWith(failed('storage-failed', 'disk full') as never);
  await rule.apply();
  expect(told).toEqual(['removed', 'disk full']);
});
