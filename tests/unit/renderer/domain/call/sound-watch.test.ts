import { expect, test } from 'vitest';
import type { SoundProblem } from '../../../../../renderer/domain/call/call.ts';
import {
  type SoundSample,
  type SoundWatch,
  watchSound,
} from '../../../../../renderer/domain/call/sound-watch.ts';

type Look = readonly [seconds: number, packets: number, isConnected?: boolean];

function problem(looks: readonly Look[]): SoundProblem | undefined {
  return looks
    .map(([seconds, packets, isConnected = true]): SoundSample => ({
      at: seconds * 1000,
      packets,
      isConnected,
    }))
    .reduce<SoundWatch | undefined>(watchSound, undefined)?.problem;
}

test.each<[string, readonly Look[], SoundProblem | undefined]>([
  [
    'nothing yet',
    [
      [0, 0],
      [4.9, 0],
    ],
    undefined,
  ],
  [
    'nothing in 5 s, and no way',
    [
      [0, 0],
      [5, 0, false],
    ],
    'blocked',
  ],
  [
    'nothing in 5 s on an open way',
    [
      [0, 0],
      [5, 0],
    ],
    'not-sent',
  ],
  [
    'late, but it came',
    [
      [0, 0],
      [5, 0],
      [6, 50],
    ],
    undefined,
  ],
  [
    'a pause of 9.9 s',
    [
      [0, 0],
      [1, 50],
      [10.9, 50],
    ],
    undefined,
  ],
  [
    'nothing more for 10 s',
    [
      [0, 0],
      [1, 50],
      [11, 50],
    ],
    'stopped-by-other-side',
  ],
  [
    'nothing more for 10 s, and the way is gone',
    [
      [0, 0],
      [1, 50],
      [11, 50, false],
    ],
    'interrupted',
  ],
  [
    'back again',
    [
      [0, 0],
      [1, 50],
      [11, 50],
      [12, 51],
    ],
    undefined,
  ],
  [
    'after hold: the packets of before do not count',
    [
      [0, 900],
      [5, 900],
    ],
    'not-sent',
  ],
  [
    'media opened anew begins from nothing',
    [
      [0, 0],
      [1, 50],
      [9, 0],
      [13, 0],
    ],
    undefined,
  ],
  [
    'media opened anew, and nothing comes',
    [
      [0, 0],
      [1, 50],
      [9, 0],
      [14, 0],
    ],
    'not-sent',
  ],
])('%s', (_name, looks, expected) => {
  expect(problem(looks)).toBe(expected);
});
