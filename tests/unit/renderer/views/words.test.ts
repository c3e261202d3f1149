import { expect, test } from 'vitest';
import { failureReason } from '../../../../preload/contract/index.ts';
import type { EndReason } from '../../../../renderer/domain/call/call.ts';
import { shortcutOf, type Keystroke } from '../../../../renderer/views/shortcuts.ts';
import { endWords } from '../../../../renderer/views/words/call-words.ts';
import { reasonWords } from '../../../../renderer/views/words/failure-words.ts';
import { registrationWords } from '../../../../renderer/views/words/registration-words.ts';
import { clockWords, durationWords } from '../../../../renderer/views/words/time-words.ts';

const registration = { expires: 600, attempts: 0 };

test('each failure has words of its own', () => {
  const words = failureReason.options.map(reasonWords);
  expect(new Set(words).size).toBe(words.length);
});

test.each<[EndReason, RegExp]>([
  ['busy', /busy/],
  ['not-found', /not found/],
  ['no-answer', /no answer/],
  ['declined', /declined/],
  ['unavailable', /not available/],
  ['cancelled', /cancelled/],
])('%s is said in words', (reason, words) => {
  expect(endWords(reason)).toMatch(words);
});

test('a lost connection counts down to the next try and never below nought', () => {
  const state = { name: 'disconnected', problem: 'unreachable', retryAt: 8_000 } as const;
  expect(registrationWords({ ...registration, state }, () => 0)).toBe(
    'Server not reachable, next try in 8 s',
  );
  expect(registrationWords({ ...registration, state }, () => 9_000)).toBe(
    'Server not reachable, next try in 0 s',
  );
});

test('an account that has not begun to register is connecting', () => {
  expect(registrationWords(undefined, () => 0)).toBe('Connecting…');
});

test('a refusal without a next try promises none', () => {
  const state = { name: 'rejected', problem: 'credentials', status: 401 } as const;
  expect(registrationWords({ ...registration, state }, () => 0)).toBe('Wrong name or password');
});

test('what does not count down asks for no clock, so that nothing ticks while all is well', () => {
  const state = { name: 'registered', expiresAt: 8_000 } as const;
  let asked = 0;
  expect(registrationWords({ ...registration, state }, () => ++asked)).toBe('Registered');
  expect(asked).toBe(0);
});

test('times are written as on a clock', () => {
  expect([0, 7_900, 750_000, 3_723_000].map(clockWords)).toEqual(['0:00', '0:07', '12:30', '1:02:03']);
  expect(durationWords(240_000, 'en')).toBe('4 min');
});

const key = (change: Partial<Keystroke>): Keystroke => ({
  key: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...change,
});

test('digits are tones only where nobody types', () => {
  expect(shortcutOf(key({ key: '5' }), false)).toEqual({ command: 'tone', tone: '5' });
  expect(shortcutOf(key({ key: '5' }), true)).toBeUndefined();
});

test.each(['a answer', 'd decline', 'e end', 'm mute', 'h hold'])('Ctrl or Cmd with Shift: %s', (pair) => {
  const [letter = '', command] = pair.split(' ');
  const upper = letter.toUpperCase();
  expect(shortcutOf(key({ key: upper, ctrlKey: true, shiftKey: true }), true)).toEqual({ command });
  expect(shortcutOf(key({ key: letter, metaKey: true, shiftKey: true }), false)).toEqual({ command });
  expect(shortcutOf(key({ key: letter, ctrlKey: true }), false)).toBeUndefined();
});
