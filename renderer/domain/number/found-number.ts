import { hasControls, withoutInvisible } from './characters.ts';
import { interpret } from './dial-plan.ts';

/** What there is to call in a text that somebody selected. */
export type FoundNumber =
  { readonly kind: 'one'; readonly text: string } | { readonly kind: 'none' | 'several' | 'too-long' };

const MOST_CHARACTERS = 1_000;
/** Among words, fewer digits are more often a price, a year or a room; more are an account's. */
const USUAL_DIGITS = { fewest: 6, most: 17 };
const FEWEST_DIGITS = { amongWords: 3, alone: 2 };

const LINK = /(?<![\w:])(?:tel|sips?|callto):[^\s<>"'()]*[^\s<>"'().,;:!?]/giu;
const PAGE = /\b(?:https?:\/\/|www\.)\S+/giu;
const ADDRESS = /[\w.!*'&=+$~-]+@[\p{L}\p{N}][\p{L}\p{N}.-]*[\p{L}\p{N}](?::\d+)?/gu;
const DATE_OR_TIME =
  /(?<![\d.])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d{2})|\d{1,2}:\d{2}(?::\d{2})?)(?!\.?\d)/gu;
/** Digits of any script in groups, maybe with an extension; no part of a word, an amount or a longer number. */
const NUMBER =
  /(?<![\p{L}\p{Nd}])[+*#(]{0,3}\p{Nd}(?:[\p{Zs}\p{Pd}().·/*#]{0,4}\p{Nd})*#?(?:[\p{Zs},;]{0,2}(?:ext(?:ension)?|x)[.:]?\p{Zs}?\d{1,8})?(?![\p{L}\p{Nd}]|,\p{Nd})/giu;

/**
 * The one number, address or link in a text. Where there are several, or none that is clearly one, that is said:
 * guessing would call a stranger. Addresses count only where there is no number, since mail signatures have both.
 */
export function findNumber(selection: string, domain: string): FoundNumber {
  if (selection.length > MOST_CHARACTERS) return { kind: 'too-long' };
  const text = withoutInvisible(selection).trim();
  if (hasControls(text.replace(/[\t\r\n]/g, ' '))) return { kind: 'none' };
  if (isNumber(text, domain)) return { kind: 'one', text };

  const links = text.match(LINK) ?? [];
  const addresses = text.replace(LINK, '\n').match(ADDRESS) ?? [];
  const rest = [LINK, PAGE, ADDRESS, DATE_OR_TIME].reduce((left, found) => left.replace(found, '\n'), text);
  const numbers = callable([...links, ...numbersIn(rest)], domain);
  const [first, second] = numbers.length > 0 ? numbers : callable(addresses, domain);
  if (first === undefined) return { kind: 'none' };
  return second === undefined ? { kind: 'one', text: first } : { kind: 'several' };
}

/** Nothing but a number, a vanity number, or a link. */
function isNumber(text: string, domain: string): boolean {
  if (digitsIn(text) < FEWEST_DIGITS.alone || text.replace(DATE_OR_TIME, '') === '') return false;
  const dialled = interpret(text, domain);
  return dialled.kind === 'dialable' && /^[+\d*#]+$/.test(dialled.shown) && !text.includes('@');
}

function numbersIn(text: string): readonly string[] {
  // What breaks off after a hyphen goes on in the next line.
  const joined = text.replace(/(?<=\p{Nd}\p{Pd})\s*\n\s*(?=\p{Nd})/gu, '');
  const found = [...joined.matchAll(NUMBER)];
  // "0171" above "1234567" may be one number or two: then both are kept, and no one is called.
  const isBroken = found.some(
    ([number], index) =>
      index > 0 && /^\p{Nd}/u.test(number) && !number.startsWith('0') && followsDigits(joined, found[index]),
  );
  const all = found.flatMap(([number]) => number.split(/\s+\/\s+/));
  const usual = all.filter((number) => isBetween(digitsIn(number), USUAL_DIGITS));
  if (usual.length > 0 && !isBroken) return usual;
  return all.filter((number) =>
    isBetween(digitsIn(number), { fewest: FEWEST_DIGITS.amongWords, most: USUAL_DIGITS.most }),
  );
}

function followsDigits(text: string, found: RegExpExecArray | undefined): boolean {
  return /\p{Nd}\s*$/u.test(text.slice(0, found?.index));
}

/** Each that can be called, once; the first spelling stands for all. */
function callable(texts: readonly string[], domain: string): readonly string[] {
  const byMeaning = new Map<string, string>();
  for (const text of texts) {
    const dialled = interpret(text, domain);
    if (dialled.kind !== 'dialable') continue;
    const meaning = `${dialled.uri} ${dialled.tones ?? ''}`;
    if (!byMeaning.has(meaning)) byMeaning.set(meaning, text);
  }
  return [...byMeaning.values()];
}

function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}

function isBetween(count: number, { fewest, most }: { fewest: number; most: number }): boolean {
  return count >= fewest && count <= most;
}
