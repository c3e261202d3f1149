import * as v from 'valibot';
import { expect, test } from 'vitest';
import { accelerator } from '../../../../preload/contract/index.ts';
import {
  acceleratorOf,
  isTakeable,
  type PressedKeys,
} from '../../../../renderer/views/settings/accelerator.ts';

function pressed(held: string, key: string, code: string): PressedKeys {
  return {
    key,
    code,
    ctrlKey: held.includes('C'),
    altKey: held.includes('A'),
    metaKey: held.includes('M'),
    shiftKey: held.includes('S'),
  };
}

test.each([
  ['CA', 'd', 'KeyD', 'Ctrl+Alt+D'],
  ['CS', 'D', 'KeyD', 'Ctrl+Shift+D'],
  ['MS', 'k', 'KeyK', 'Super+Shift+K'],
  ['CAMS', 'x', 'KeyX', 'Ctrl+Alt+Super+Shift+X'],
  ['', 'F9', 'F9', 'F9'],
  ['S', 'F12', 'F12', 'Shift+F12'],
  ['', 'MediaPlayPause', 'MediaPlayPause', 'MediaPlayPause'],
  ['CA', ' ', 'Space', 'Ctrl+Alt+Space'],
  ['A', 'PageUp', 'PageUp', 'Alt+PageUp'],
  ['C', '!', 'Digit1', 'Ctrl+1'],
  // The letter of the layout counts, unless Alt makes another sign of it.
  ['C', 'a', 'KeyQ', 'Ctrl+A'],
  ['A', 'ł', 'KeyL', 'Alt+L'],
])('%s with %j is %s', (held, key, code, expected) => {
  const found = acceleratorOf(pressed(held, key, code), false) ?? '';
  expect(found).toBe(expected);
  expect(isTakeable(found)).toBe(true);
  expect(v.is(accelerator, found)).toBe(true);
});

test('the command key of a Mac has its own name', () => {
  expect(acceleratorOf(pressed('M', 'k', 'KeyK'), true)).toBe('Cmd+K');
});

test.each([
  ['C', 'Control', 'ControlLeft'],
  ['S', 'Shift', 'ShiftLeft'],
  ['', 'ä', 'Quote'],
  ['C', 'Dead', 'Equal'],
])('%s with %j is no shortcut', (held, key, code) => {
  expect(acceleratorOf(pressed(held, key, code), false)).toBeUndefined();
});

test.each(['A', 'Shift+A', 'Space', 'Shift+Enter', '5', 'Delete'])('%s is for typing', (keys) => {
  expect(isTakeable(keys)).toBe(false);
  expect(v.is(accelerator, keys)).toBe(false);
});

test.each([
  '',
  'Ctrl',
  'Ctrl+',
  'Shift+Ctrl+A',
  'Ctrl+Ctrl+A',
  'Ctrl+a',
  'Ctrl+F25',
  'Ctrl+Foo',
  'Ctrl+A\n',
  'Hyper+A',
])('main refuses %j', (keys) => {
  expect(v.is(accelerator, keys)).toBe(false);
});
