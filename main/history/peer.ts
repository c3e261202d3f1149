import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { searchText } from './search-text.ts';

/** One other side: everything that was said with the same key is one conversation. */
export interface Peer {
  readonly key: string;
  /** What it is found by. */
  readonly search: string;
}

/** What is shorter is an extension, even where it could be a number of the town. */
const SHORTEST_NUMBER = 7;

/**
 * Who a SIP URI is. A telephone number is the same wherever and however it is written: its key is in international form
 * (E.164). Extensions, codes and names belong to their domain.
 *
 * @param country ISO 3166 code, whose national numbers are understood
 */
export function peerOf(address: string, displayName: string | undefined, country: string): Peer {
  const { user, host } = partsOf(address);
  const number = telephoneNumber(user, country);
  if (number !== undefined) {
    const national = number.formatNational().replaceAll(/\D/g, '');
    return { key: number.number, search: searchText(displayName, [number.number.slice(1), national]) };
  }
  // What is left of an @ says nothing about the domain: a key has no other one.
  const name = user.toLowerCase().replaceAll(/[%@]/g, encodeURIComponent);
  const key = host === '' ? name : `${name}@${host.toLowerCase()}`;
  return { key, search: searchText(displayName, [user]) };
}

function telephoneNumber(user: string, country: string) {
  const digits = user.replaceAll(/[-.()\s]/g, '');
  if (!/^\+?\d+$/.test(digits) || digits.length < SHORTEST_NUMBER) return undefined;
  const number = parsePhoneNumberFromString(digits, isSupportedCountry(country) ? country : undefined);
  return number?.isValid() ? number : undefined;
}

function partsOf(address: string): { readonly user: string; readonly host: string } {
  const [, user, host = ''] = /^sips?:([^@;?]+)(?:;[^@?]*)?@(\[[^\]]*\]|[^:;?]*)/i.exec(address) ?? [];
  return { user: decoded(user ?? address.replace(/^(?:sips?|tel):/i, '')), host };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
