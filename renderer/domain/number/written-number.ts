import { withAsciiDigits } from './characters.ts';
import type { DialProblem } from './dialled.ts';
import { fromVanityNumber } from './vanity-number.ts';

export interface WrittenNumber {
  /** `+` and digits, or digits, `*` and `#`. */
  readonly number: string;
  readonly tones?: string;
}

const MAX_DIGITS = 64;
const SEPARATORS = /[\p{Zs}\p{Pd}\u2212\u2043\u30FC.·•‧()[\]/⁄∕]/gu;
/** Italy, San Marino and Vatican City dial the zero from abroad, too. */
const KEEPS_TRUNK_ZERO = new Set(['39', '378', '379']);

/** A telephone number as people write it (ITU-T E.123 and its national cousins): the digits, in their order. */
export function readNumber(text: string): WrittenNumber | DialProblem {
  const { number: written, tones: after } = splitTones(withAsciiDigits(text));
  if (isSeveral(written, after)) return 'not-a-number';

  const compact = withoutSeparators(withoutTrunkZero(written));
  const number = fromVanityNumber(compact) ?? compact;
  if (!/^(?:\+\d+|[\d*#]*\d[\d*#]*)$/.test(number)) return 'not-a-number';

  const tones = withoutSeparators(after).toUpperCase();
  if (!/^[\dA-D*#,;]*$/.test(tones)) return 'not-a-number';
  if (number.length > MAX_DIGITS || tones.length > MAX_DIGITS) return 'too-long';
  return /[^,;]/.test(tones) ? { number, tones } : { number };
}

function withoutSeparators(text: string): string {
  return text.replace(SEPARATORS, '');
}

/** What comes after the first pause, or after "ext." or "x", is sent when the call is up. */
function splitTones(text: string): { number: string; tones: string } {
  const extension = /[\s,;]*(?<![a-z])(?:ext(?:ensio)?n?|x)[.:]?\s*(\d{1,8})$/i.exec(text);
  const before = text.slice(0, extension?.index);
  if (extension && countDigits(before) >= 7) return { number: before, tones: `,${extension[1] ?? ''}` };
  const pause = text.search(/[,;]/);
  return pause < 0 ? { number: text, tones: '' } : { number: text.slice(0, pause), tones: text.slice(pause) };
}

/**
 * "+49 (0) 30 1234": the zero is for callers within the country only, and wrong after the country code.
 * Anywhere else "(0)" is a digit like others.
 */
function withoutTrunkZero(text: string): string {
  return text.replace(
    /^([\s(]*(?:\+|00)[\s(]*(\d{1,3})[\s)]*)\(\s*0\s*\)(?=.*\d)/u,
    (all, prefix: string, countryCode: string) => (KEEPS_TRUNK_ZERO.has(countryCode) ? all : prefix),
  );
}

/**
 * "030 1234567 / 030 7654321", "030 1234567/68", "030 1234, 030 4321": two numbers are not one long one. A slash
 * stands after the area code, so no more digits than these may come before it.
 */
function isSeveral(number: string, after: string): boolean {
  const before = number.slice(0, Math.max(0, number.search(/[/⁄∕](?!.*[/⁄∕])/)));
  const longest = /^[\s(]*(?:\+|00)/.test(number) ? 11 : 6;
  return countDigits(before) > longest || /[,;]\s+[+0](?:\D*\d){4}/.test(after);
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}
