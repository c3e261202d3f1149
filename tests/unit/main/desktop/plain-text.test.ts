import { expect, test } from 'vitest';
import { plainText } from '../../../../main/desktop/plain-text.ts';

test.each([
  ['Grace Hopper', 'Grace Hopper'],
  ['Zoë 李 🦊', 'Zoë 李 🦊'],
  ['one\r\ntwo\u2028three', 'one two three'],
  ['\u202E4321 gnipahT', '4321 gnipahT'],
  ['\u2066x\u2069', 'x'],
  ['\u0000\u0007', ''],
  ['🦊'.repeat(60), `${'🦊'.repeat(47)}…`],
])('%j is shown as %j', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});
