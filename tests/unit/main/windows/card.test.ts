import { describe, expect, test } from 'vitest';
import { cardArea, cardPlace } from '../../../../main/windows/card-place.ts';
import { isCardPossible } from '../../../../main/windows/card-possible.ts';

const desk = { x: 0, y: 25, width: 1920, height: 1015 };

describe('the place of the card', () => {
  test.each([
    ['one call', 1, desk, 1, { x: 1544, y: 874, width: 360, height: 150 }],
    ['two calls grow upwards', 2, desk, 1, { x: 1544, y: 724, width: 360, height: 300 }],
    ['on a screen to the left', 1, { ...desk, x: -1920 }, 1, { x: -376, y: 874, width: 360, height: 150 }],
    ['on a screen above', 1, { ...desk, y: -1080 }, 1, { x: 1544, y: -231, width: 360, height: 150 }],
    ['enlarged with its page', 1, desk, 1.25, { x: 1454, y: 836, width: 450, height: 188 }],
    ['more calls than fit', 9, desk, 1, { x: 1544, y: 41, width: 360, height: 983 }],
    [
      'a tiny screen',
      1,
      { x: 0, y: 0, width: 320, height: 200 },
      1,
      { x: 0, y: 34, width: 320, height: 150 },
    ],
  ])('%s', (_name, calls, area, zoom, place) => {
    expect(cardPlace(calls, area, zoom)).toEqual(place);
  });
});

test('on Windows it leaves the corner to the system’s own notification', () => {
  expect(cardArea(desk, 'win32')).toEqual({ ...desk, height: 795 });
  expect(cardArea(desk, 'linux')).toEqual(desk);
  expect(cardArea(desk, 'darwin')).toEqual(desk);
});

test.each([
  [true, 'win32', {}, ''],
  [true, 'darwin', {}, ''],
  [true, 'linux', { XDG_SESSION_TYPE: 'x11' }, ''],
  [true, 'linux', {}, ''],
  [false, 'linux', { XDG_SESSION_TYPE: 'wayland' }, ''],
  [false, 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, ''],
  [false, 'linux', { XDG_SESSION_TYPE: 'wayland' }, 'wayland'],
  [true, 'linux', { XDG_SESSION_TYPE: 'wayland' }, 'x11'],
  [false, 'linux', { XDG_SESSION_TYPE: 'x11' }, 'wayland'],
] as const)(
  '%s on %s in a session of %j with --ozone-platform=%s',
  (isPossible, platform, env, ozonePlatform) => {
    expect(isCardPossible({ platform, env, ozonePlatform })).toBe(isPossible);
  },
);
