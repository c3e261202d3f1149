import { expect, it } from 'vitest';
import { fallsBehind, looksWith, type Progress } from '../../../../renderer/media/falling-behind.ts';

/** Looks every half second, each with what was rendered since the one before, in ms. */
function after(...rendered: readonly number[]): readonly Progress[] {
  let looks: readonly Progress[] = [{ at: 0, rendered: 0 }];
  let all = 0;
  rendered.forEach((each, index) => {
    all += each;
    looks = looksWith(looks, { at: (index + 1) * 500, rendered: all });
  });
  return looks;
}

it.each([
  ['all of it', [500, 500, 500, 500, 500, 500], false],
  ['nearly all', [480, 500, 490, 480, 500, 490], false],
  ['too little', [470, 470, 470, 470, 470, 470], true],
  ['nothing', [0, 0, 0, 0, 0, 0], true],
  ['too little, but not for long yet', [100, 100, 100, 100, 100], false],
  ['nothing for a second, and all of that at once later', [500, 500, 0, 0, 1_500, 500], false],
  ['nothing for a second, and never what was missed', [500, 500, 0, 0, 500, 500], true],
  ['too little at last, after a good minute', [...Array<number>(120).fill(500), 400, 400, 400, 400], true],
  [
    'all of it at last, after too little',
    [...Array<number>(6).fill(400), ...Array<number>(6).fill(500)],
    false,
  ],
])('falls behind where %s came', (_what, rendered, expected) => {
  expect(fallsBehind(after(...rendered))).toBe(expected);
});

it('does not where nobody looked, as while the computer sleeps', () => {
  const slept = looksWith(after(500, 500), { at: 60_000, rendered: 1_100 });
  expect(slept).toHaveLength(1);
  expect(fallsBehind(slept)).toBe(false);
  expect(fallsBehind([])).toBe(false);
});

it('no more looks are kept than are needed', () => {
  expect(after(...Array<number>(100).fill(500))).toHaveLength(7);
});
