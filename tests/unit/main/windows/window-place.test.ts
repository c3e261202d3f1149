import { describe, expect, test } from 'vitest';
import { windowPlace } from '../../../../main/windows/window-place.ts';

const main = { x: 0, y: 25, width: 1920, height: 1015 };
const left = { x: -1280, y: 0, width: 1280, height: 984 };
const saved = { x: 200, y: 100, width: 800, height: 600 };

describe('the place of the phone window', () => {
  test.each([
    ['a new profile', undefined, [main], { width: 1040, height: 700 }],
    [
      'a new profile on a small screen',
      undefined,
      [{ ...main, width: 800, height: 560 }],
      { width: 800, height: 560 },
    ],
    ['where it was', saved, [main], saved],
    ['on another screen', { ...saved, x: -900 }, [main, left], { ...saved, x: -900 }],
    ['its screen is gone', { ...saved, x: -900 }, [main], { ...saved, x: 560, y: 233 }],
    [
      'its screen is smaller now',
      { ...saved, width: 3000, height: 2000 },
      [left, main],
      { x: 200, y: 100, width: 1920, height: 1015 },
    ],
    ['half outside, still to be taken hold of', { ...saved, x: 1800 }, [main], { ...saved, x: 1800 }],
    ['all but outside', { ...saved, x: 1900 }, [main], { ...saved, x: 560, y: 233 }],
    ['its upper edge above the screen', { ...saved, y: -50 }, [main], { ...saved, x: 560, y: 233 }],
    ['its upper edge below the screen', { ...saved, y: 1030 }, [main], { ...saved, x: 560, y: 233 }],
    [
      'the main screen to the right of another',
      { ...saved, y: 9000 },
      [{ ...main, x: 1280 }, left],
      { ...saved, x: 1840, y: 233 },
    ],
    [
      'a size that nobody can read',
      { ...saved, width: 1, height: -5 },
      [main],
      { x: 560 + 220, y: 293, width: 360, height: 480 },
    ],
    ['no screen at all', saved, [], { width: 1040, height: 700 }],
  ])('%s', (_name, bounds, screens, place) => {
    expect(windowPlace(bounds, screens)).toEqual(place);
  });
});
