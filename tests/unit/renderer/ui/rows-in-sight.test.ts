import { expect, test } from 'vitest';
import { rowAfterKey, rowsInSight } from '../../../../renderer/ui/rows-in-sight.ts';

const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

test.each([
  ['at the beginning', { first: 0, rows: 10 }, upTo(0, 16)],
  ['below what stands before it', { first: -4, rows: 10 }, upTo(0, 12)],
  ['in the middle', { first: 500, rows: 10 }, upTo(494, 516)],
  ['at the end', { first: 995, rows: 10 }, upTo(989, 1000)],
  ['scrolled past the end', { first: 1200, rows: 10 }, []],
  ['not yet in sight', { first: -100, rows: 10 }, []],
])('the rows in sight and some more are there: %s', (_name, sight, indexes) => {
  expect(rowsInSight(sight, 1000, undefined)).toEqual(indexes);
});

test('the row with the focus stays, in its order', () => {
  expect(rowsInSight({ first: 500, rows: 10 }, 1000, 3)).toEqual([3, ...upTo(494, 516)]);
  expect(rowsInSight({ first: 500, rows: 10 }, 1000, 505)).toEqual(upTo(494, 516));
  expect(rowsInSight({ first: 500, rows: 10 }, 1000, 999)).toEqual([...upTo(494, 516), 999]);
  expect(rowsInSight({ first: 0, rows: 3 }, 3, 7)).toEqual([0, 1, 2]);
});

test.each([
  ['ArrowDown', 41],
  ['ArrowUp', 39],
  ['PageDown', 50],
  ['PageUp', 30],
  ['Home', 0],
  ['End', 999],
  ['a', undefined],
])('%s leads to a row', (key, row) => {
  expect(rowAfterKey(key, 40, { first: 35, rows: 10 }, 1000)).toBe(row);
});

test('keys lead to no row that is not there', () => {
  expect(rowAfterKey('ArrowUp', 0, { first: 0, rows: 10 }, 5)).toBe(0);
  expect(rowAfterKey('PageDown', 3, { first: 0, rows: 10 }, 5)).toBe(4);
});
