import { expect, test } from 'vitest';
import { isQuitKey } from '../../../../main/windows/window-keys.ts';

const ctrlQ = { type: 'keyDown', key: 'q', control: true, meta: false, alt: false, shift: false };

test.each([
  [true, 'linux', ctrlQ],
  [true, 'win32', { ...ctrlQ, key: 'Q' }],
  [false, 'darwin', ctrlQ],
  [false, 'linux', { ...ctrlQ, type: 'keyUp' }],
  [false, 'linux', { ...ctrlQ, control: false }],
  [false, 'linux', { ...ctrlQ, shift: true }],
  [false, 'win32', { ...ctrlQ, alt: true }],
  [false, 'linux', { ...ctrlQ, key: 'w' }],
] as const)('%s on %s for %j', (isQuit, platform, key) => {
  expect(isQuitKey(key, platform)).toBe(isQuit);
});
