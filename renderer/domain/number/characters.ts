/** Characters that come along when numbers are pasted. */

/** Zero-width characters and bidirectional marks: invisible, and part of no number. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202D\u2060-\u2069\uFEFF]/gu;

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * Control characters, line and paragraph separators, halves of surrogate pairs, and RIGHT-TO-LEFT OVERRIDE: with it,
 * what is read is not what is written, so nobody knows which number is meant.
 */
export function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202E]/u.test(text);
}

/**
 * Digits of all scripts as 0-9, and full-width signs as ASCII. Only decimal digits (Unicode Nd), whose value is
 * certain: superscripts, circled digits and letters that look like digits stay what they are.
 */
export function withAsciiDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, decimalDigit)
    .replace(/[\uFF01-\uFF0F\uFF1A-\uFF20]/g, (sign) => sign.normalize('NFKC'));
}

function decimalDigit(digit: string): string {
  const plain = digit.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  // Unicode keeps the ten digits of a script together and in order, beginning with zero.
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/** Percent-decoding (RFC 3986 §2.1); `undefined` where it is no UTF-8. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
