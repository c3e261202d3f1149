import { expect, test } from 'vitest';
import { toneText, toneTime } from '../../../../renderer/media/telephone-events.ts';

test.each([
  ['0123456789*#ABCD', '0123456789*#ABCD'],
  ['abcd', 'ABCD'],
  ['1,2;3', '1,2,3'],
  ['', ''],
  ['12 34', undefined],
  ['1w2', undefined],
  ['١', undefined],
])('%j is sent as %j', (tones, text) => {
  expect(toneText(tones)).toBe(text);
});

test('a tone takes 160 ms and a gap of 70, a pause 2 s', () => {
  expect(toneTime('')).toBe(0);
  expect(toneTime('1')).toBe(230);
  expect(toneTime('1,,2')).toBe(4460);
});
