import { expect, test } from 'vitest';
import { backOff } from '../../../../main/signalling/back-off.ts';

test.each([
  [1, 0, 1_000],
  [1, 0.5, 1_500],
  [1, 1, 2_000],
  [2, 1, 4_000],
  [3, 1, 8_000],
  [4, 1, 16_000],
  [5, 0, 1_000],
  [5, 1, 30_000],
  [2_000, 1, 30_000],
])('after %i failures, random %d: %i ms', (failures, random, ms) => {
  expect(backOff(failures, random, false)).toBe(ms);
});

test.each([
  [1, 0, 1_000],
  [5, 0.5, 1_500],
  [2_000, 1, 2_000],
])('where it is urgent, after %i failures, random %d: %i ms', (failures, random, ms) => {
  expect(backOff(failures, random, true)).toBe(ms);
});
