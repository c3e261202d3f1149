import { expect, test } from 'vitest';
import { mosOf, ratingOf } from '../../../../../renderer/domain/quality/e-model.ts';

test.each([
  // ITU-T G.107 (2015), table B.1.
  [90, 4.34],
  [80, 4.03],
  [70, 3.6],
  [60, 3.1],
  [50, 2.58],
  // Default values, §7.7.
  [93.2, 4.41],
  [0, 1],
  [-10, 1],
  [100, 4.5],
  [120, 4.5],
])('a rating of %f is a score of %f', (rating, mos) => {
  // The table rounds the rating, too.
  expect(Math.abs(mosOf(rating) - mos)).toBeLessThan(0.01);
});

test.each<[percent: number, delay: number, rating: number]>([
  // Default values of G.107 §7.7.
  [0, 0, 93.2],
  // ITU-T G.113 (2007), table I.2: G.711 with concealment, Ie 0, Bpl 25.1.
  [1, 0, 89.6],
  [2, 0, 86.2],
  [5, 0, 77.4],
  [10, 0, 66.1],
  // ITU-T G.114 (2003), figure 1: delay alone.
  [0, 100, 93.2],
  [0, 200, 90.2],
  [0, 300, 78.4],
  [0, 400, 69.1],
])('%f %% lost and %i ms of way are rated %f', (percent, delay, rating) => {
  expect(ratingOf({ loss: percent / 100, delay })).toBeCloseTo(rating, 1);
});

test('no loss and no delay take the rating out of its scale', () => {
  expect(ratingOf({ loss: 1, delay: 60_000 })).toBe(0);
});
