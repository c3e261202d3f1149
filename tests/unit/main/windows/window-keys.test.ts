import { expect, test } from 'vitest';
import { windowKeyOf, zoomLevel } from '../../../../main/windows/window-keys.ts';

const ctrlQ = { type: 'keyDown', key: 'q', control: true, meta: false, alt: false, shift: false };
const cmd = { ...ctrlQ, control: false, meta: true };

test.each([
  ['quit', 'linux', ctrlQ],
  ['quit', 'win32', { ...ctrlQ, key: 'Q' }],
  [undefined, 'darwin', ctrlQ],
  [undefined, 'darwin', cmd],
  [undefined, 'linux', { ...ctrlQ, type: 'keyUp' }],
  [undefined, 'linux', { ...ctrlQ, control: false }],
  [undefined, 'linux', { ...ctrlQ, shift: true }],
  [undefined, 'win32', { ...ctrlQ, alt: true }],
  [undefined, 'linux', { ...ctrlQ, key: 'w' }],
  ['larger', 'linux', { ...ctrlQ, key: '+', shift: true }],
  ['larger', 'linux', { ...ctrlQ, key: '=' }],
  ['smaller', 'win32', { ...ctrlQ, key: '-' }],
  ['plain-size', 'linux', { ...ctrlQ, key: '0' }],
  ['larger', 'darwin', { ...cmd, key: '+' }],
  [undefined, 'darwin', { ...ctrlQ, key: '+' }],
  [undefined, 'linux', { ...ctrlQ, control: false, key: '+' }],
] as const)('%s on %s for %j', (asked, platform, key) => {
  expect(windowKeyOf(key, platform)).toBe(asked);
});

test.each([
  [0.5, 0, 'larger'],
  [-0.5, 0, 'smaller'],
  [0, 2.5, 'plain-size'],
  [5, 5, 'larger'],
  [-3, -3, 'smaller'],
] as const)('the zoom is %d after %d and %s', (after, before, key) => {
  expect(zoomLevel(before, key)).toBe(after);
});
