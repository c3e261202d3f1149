/**
 * Numbers that somebody else offers: in a link, in text that was selected. What will be dialled is shown as plainly as
 * it can be without meaning anything else, with whatever should make a person look twice.
 */
import { percentDecoded } from './characters.ts';
import { interpret } from './dial-plan.ts';
import type { Dialled, DialProblem } from './dialled.ts';
import { mayBeEmergency } from './emergency.ts';
import { findNumber } from './found-number.ts';
import { visibleText } from './shown.ts';

/** Why one should look twice. Each has exactly one text for people. */
export type Caution =
  | 'code' // `*` or `#`: it may forward all calls, or worse
  | 'long' // more than 20 digits
  | 'unusual'; // look-alike digits, letters, signs that ordinary numbers do not have

/** Why nothing of it can be called. Each has exactly one text for people. */
export type OfferProblem =
  | DialProblem
  | 'none-selected' // no number in the selected text
  | 'several-selected'
  | 'much-selected';

export type Offered =
  | {
      readonly kind: 'callable';
      /** What to put in the field: the dial plan makes of it what it makes of the offer. */
      readonly text: string;
      readonly cautions: readonly Caution[];
      /** An ordinary telephone number, such as may be called without a question where the person allowed that. */
      readonly isOrdinary: boolean;
    }
  | { readonly kind: 'not-callable'; readonly reason: OfferProblem };

const MOST_DIGITS = 20;
const MOST_SHOWN = 200;

/** @param domain of the account that would call. */
export function readLink(offer: string, domain: string): Offered {
  const dialled = interpret(offer, domain);
  if (dialled.kind === 'not-dialable') return { kind: 'not-callable', reason: dialled.reason };
  const text = plainly(offer, dialled, domain);
  const cautions = cautionsOf(offer, dialled);
  const isNumber = /^\+?\d+$/.test(dialled.shown) && !text.includes('@');
  const isOrdinary = isNumber && cautions.length === 0 && !mayBeEmergency(dialled.shown);
  return { kind: 'callable', text, cautions, isOrdinary };
}

/** @param domain of the account that would call. */
export function readSelection(selection: string, domain: string): Offered {
  const found = findNumber(selection, domain);
  switch (found.kind) {
    case 'one':
      return readLink(found.text, domain);
    case 'none':
      return { kind: 'not-callable', reason: 'none-selected' };
    case 'several':
      return { kind: 'not-callable', reason: 'several-selected' };
    case 'too-long':
      return { kind: 'not-callable', reason: 'much-selected' };
  }
}

/** The offer itself, to be shown: without what cannot be seen, and no longer than one can read. */
export function shownOffer(offer: string): string {
  const visible = visibleText(offer.slice(0, 2 * MOST_SHOWN));
  return visible.length > MOST_SHOWN || offer.length > 2 * MOST_SHOWN
    ? `${visible.slice(0, MOST_SHOWN)}…`
    : visible;
}

/** The first of these that the dial plan reads as the same: in groups as written, the bare number, the whole URI. */
function plainly(offer: string, { uri, shown, tones = '' }: Dialable, domain: string): string {
  const isSame = (text: string): boolean => {
    const again = interpret(text, domain);
    return again.kind === 'dialable' && again.uri === uri && (again.tones ?? '') === tones;
  };
  return [inGroups(offer) + tones, shown + tones].find(isSame) ?? uri;
}

/** `tel:+1-415-555-0100;ext=204` as `+1 415 555 0100`. */
function inGroups(offer: string): string {
  const [number = ''] = afterScheme(offer).split(/[;,@]/);
  const grouped = number.replace(/[\s\-.()/]+/g, ' ').trim();
  return /^[+\d*# ]+$/.test(grouped) ? grouped : '';
}

function cautionsOf(offer: string, { shown, tones = '' }: Dialable): Caution[] {
  const dialled = shown + tones;
  const cautions: Caution[] = [];
  if (/[*#]/.test(dialled)) cautions.push('code');
  if (dialled.replace(/\D/g, '').length > MOST_DIGITS && !shown.includes('@')) cautions.push('long');
  const isLikeNumber = /^[+\d*#]+$/.test(shown);
  if (isLikeNumber && /[^\x20-\x7E]|^[^@;?]*[a-z_~!'&=$]/i.test(withoutExtension(afterScheme(offer))))
    cautions.push('unusual');
  return cautions;
}

function withoutExtension(text: string): string {
  return text.replace(/(?:ext(?:ensio)?n?|x)[.:]?\s*\d+$/i, '');
}

function afterScheme(offer: string): string {
  const rest = offer.trim().replace(/^(?:(?:callto|tel|sips?):(?:\/\/)?)+/i, '');
  return percentDecoded(rest) ?? rest;
}

type Dialable = Extract<Dialled, { kind: 'dialable' }>;
