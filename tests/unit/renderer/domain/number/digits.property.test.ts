import { describe, expect, it } from 'vitest';
import { interpret } from '../../../../../renderer/domain/number/dial-plan.ts';

/** mulberry32: the same numbers for the same seed, on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ZEROS = [0x30, 0xff10, 0x660, 0x6f0, 0x966, 0xe50, 0x1d7ce];
const SEPARATORS = [
  '',
  '',
  '',
  ' ',
  '\u00A0',
  '-',
  '\u2013',
  '.',
  '(',
  ')',
  '\u200B',
  '\u202A',
  '\u202C',
  ' - ',
];
const HOSTILE = [
  '+',
  '*',
  '#',
  ',',
  ';',
  '/',
  '(0)',
  '@',
  '?',
  '%',
  ':',
  'a',
  'X',
  '²',
  '\u202E',
  '\n',
  '[',
  '=',
  '٣',
  '7',
];

describe('digits in are digits out, in their order', () => {
  it('whatever separates them and whatever script they are in', () => {
    const random = seeded(3966);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    for (let round = 0; round < 5_000; round += 1) {
      const digits = Array.from({ length: 1 + Math.floor(random() * 20) }, () => Math.floor(random() * 10));
      const plus = random() < 0.3 ? '+' : '';
      const zero = pick(ZEROS);
      const text = digits.map((digit) => String.fromCodePoint(zero + digit) + pick(SEPARATORS)).join('');
      // "(0)" after a country code is the one convention that takes a digit away.
      if (/\(\s*\p{Nd}\s*\)/u.test(text.replace(/[\u200B\u202A\u202C]/g, ''))) continue;
      const number = plus + digits.join('');
      expect(interpret(plus + text, 'h.example'), JSON.stringify(plus + text)).toEqual({
        kind: 'dialable',
        uri: `sip:${number}@h.example`,
        shown: number,
      });
    }
  });

  it('never breaks out of the URI, whatever is typed', () => {
    const random = seeded(3261);
    for (let round = 0; round < 20_000; round += 1) {
      const text = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
        random() < 0.5
          ? String(Math.floor(random() * 10))
          : (HOSTILE[Math.floor(random() * HOSTILE.length)] ?? ''),
      ).join('');
      const dialled = interpret(text, 'h.example');
      if (dialled.kind === 'not-dialable') continue;
      expect(dialled.uri, JSON.stringify(text)).toMatch(/^sip:[\w\-.!~*'()&=+$,;/%]+@[a-z0-9.:[\]-]+$/);
      expect(dialled.tones ?? ',', JSON.stringify(text)).toMatch(/^[\dA-D*#,;]+$/);
    }
  });
});
