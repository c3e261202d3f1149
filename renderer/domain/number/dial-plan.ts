/**
 * The dial plan: what a person typed, pasted or clicked becomes a SIP URI, and never a different number.
 *
 *   text                                           becomes
 *   ---------------------------------------------  ---------------------------------------------------
 *   +49 (0) 30 12-34, 030/1234, (030) 1234, ١٢٣    the digits in their order, at the account's domain
 *   *43, #21#                                      the same, `#` escaped
 *   0800 FLOWERS                                   the keypad's digits
 *   0301234,,42#   +1 212 555 0100 ext. 204        the number, the rest as tones after the answer
 *   alice                                          sip:alice@domain
 *   alice@other.com, sip:…, sips:…                 that SIP URI, without its parameters (RFC 3261 §19.1)
 *   tel:…                                          its number at the account's domain (RFC 3966, RFC 3261 §19.1.6)
 *   callto:…                                       as if it had been typed, or the link in it
 *
 * National rules (trunk zeros, country codes) are the server's business: nothing is added or put right here.
 */
import { hasControls, percentDecoded, withoutInvisible } from './characters.ts';
import { notDialable, type Dialled, type DialProblem } from './dialled.ts';
import { shownAddress } from './shown.ts';
import { interpretSipUri } from './sip-uri.ts';
import { readTelUri } from './tel-uri.ts';
import { escapedUser } from './user-part.ts';
import { readNumber, type WrittenNumber } from './written-number.ts';

const MAX_CHARACTERS = 256;

/** @param domain of the account that calls. */
export function interpret(text: string, domain: string): Dialled {
  if (text.length > MAX_CHARACTERS) return notDialable('too-long');
  const clean = withoutInvisible(text).trim();
  if (clean === '') return notDialable('empty');
  if (hasControls(clean)) return notDialable('control-characters');

  // `tel://` and `sip://` are not of the grammars, but common.
  const [, scheme, rest = ''] = /^(tel|sips?|callto):(?:\/\/)?(.*)$/i.exec(clean) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'tel':
      return atDomain(readTelUri(rest, domain), domain);
    case 'callto':
      return interpretCallto(rest, domain);
    case 'sip':
    case 'sips':
      return interpretSip(scheme?.toLowerCase() === 'sips' ? 'sips' : 'sip', rest, domain);
    default:
      return interpretTyped(clean, domain);
  }
}

function interpretTyped(text: string, domain: string): Dialled {
  if (text.includes('@')) return interpretSipUri('sip', text, domain);
  const number = readNumber(text);
  return number === 'not-a-number' && isUserName(text) ? userAt(text, domain) : atDomain(number, domain);
}

/** Lync and its heirs write `callto:tel:…` and `callto:sip:…`. */
function interpretCallto(rest: string, domain: string): Dialled {
  if (/^(?:tel|sips?):/i.test(rest)) return interpret(rest, domain);
  if (rest.includes('?')) return notDialable('has-headers');
  const decoded = percentDecoded(rest);
  if (decoded === undefined) return notDialable('bad-uri');
  if (hasControls(decoded)) return notDialable('control-characters');
  return decoded === '' ? notDialable('empty') : interpretTyped(decoded, domain);
}

/** `sip:204` is no URI of a user by the grammar, but what web pages write when they mean the own server's 204. */
function interpretSip(scheme: 'sip' | 'sips', rest: string, domain: string): Dialled {
  if (rest.includes('@')) return interpretSipUri(scheme, rest, domain);
  if (rest.includes('?')) return notDialable('has-headers');
  if (scheme === 'sips') return notDialable('bad-uri');
  const [user = '', ...parameters] = rest.split(';');
  if (/[.:[]/.test(user) || parameters.some((parameter) => !parameter.includes('=')))
    return notDialable('bad-uri');
  return interpretCallto(user, domain);
}

/** Begins like a name, or is one word of ASCII with a letter: `204a` is a user, `030²12` is a misprint. */
function isUserName(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}\d\-_.!~*'&=+$]*$/u.test(text) || /^(?=.*[a-z])\d[\w\-.!~*'&=$]*$/i.test(text);
}

function userAt(name: string, domain: string): Dialled {
  const escaped = escapedUser(name);
  if (typeof escaped === 'string') return notDialable(escaped);
  const uri = `sip:${escaped.user}@${domain}`;
  return { kind: 'dialable', uri, shown: shownAddress(uri, domain) };
}

function atDomain(number: WrittenNumber | DialProblem, domain: string): Dialled {
  if (typeof number === 'string') return notDialable(number);
  const uri = `sip:${number.number.replaceAll('#', '%23')}@${domain}`;
  const tones = number.tones === undefined ? {} : { tones: number.tones };
  return { kind: 'dialable', uri, shown: number.number, ...tones };
}
