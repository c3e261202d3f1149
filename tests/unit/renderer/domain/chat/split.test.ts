import { describe, expect, it } from 'vitest';
import { split, utf8Length } from '../../../../../renderer/domain/chat/split.ts';

const family = '👨‍👩‍👧‍👦';

describe('utf8Length', () => {
  it.each(['', 'plain', 'Grüße', '€', '日本語', '😀', family, 'e\u0301', '\ud800', 'a\udc00b'])(
    '%j',
    (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    },
  );
});

describe('split', () => {
  it.each([
    ['nothing', '', 10, ['']],
    ['what fits', 'see you at 3', 12, ['see you at 3']],
    ['between words', 'see you at three', 12, ['see you at ', 'three']],
    ['after a line rather than a word', 'one two\nthree four', 12, ['one two\n', 'three four']],
    ['not so early that a part is nearly empty', 'a bcdefghijklmnop', 10, ['a bcdefghi', 'jklmnop']],
    ['by bytes, not by characters', 'ääääää', 6, ['äää', 'äää']],
    ['never within what people see as one character', `${family}${family}`, 30, [family, family]],
    ['never within a line break', `${'x'.repeat(9)}\r\nyyy`, 10, ['x'.repeat(9), '\r\nyyy']],
  ])('parts %s', (_what, text, limit, parts) => {
    expect(split(text, limit)).toEqual(parts);
  });

  it('parts a character that is larger than the limit, between its code points', () => {
    const parts = split(family, 10);
    expect(parts.join('')).toBe(family);
    for (const part of parts) expect(utf8Length(part)).toBeLessThanOrEqual(10);
  });

  it('gives back the text, in parts within the limit, whatever the text', () => {
    const alphabet = ['a', ' ', '\n', '\r\n', 'ä', '€', '😀', family, 'e\u0301', '\ud83d', '🇩🇪'];
    for (let seed = 0; seed < 300; seed += 1) {
      const text = Array.from(
        { length: seed },
        (_, index) => alphabet[(seed * 31 + index * index * 7) % 11],
      ).join('');
      const limit = 4 + (seed % 40);
      const parts = split(text, limit);
      expect(parts.join('')).toBe(text);
      expect(parts.every((part) => utf8Length(part) <= limit && (part !== '' || text === ''))).toBe(true);
    }
  });
});
