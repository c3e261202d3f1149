import { formatParameters, parseParameters, quote, unquote, type Parameters } from './parameters.ts';
import { parseUri, userOf } from './uri.ts';

export interface NameAddr {
  readonly displayName?: string;
  readonly uri: string;
  readonly parameters: Parameters;
}

const bracketed = /^((?:"(?:[^"\\]|\\.)*"|[^<"])*)<([^>]*)>(.*)$/s;

/**
 * A name-addr or addr-spec with header parameters (RFC 3261 §20.10). Without angle brackets every
 * parameter belongs to the header, not to the URI. Unquoted display names of any script are taken.
 */
export function parseNameAddr(text: string): NameAddr | undefined {
  const match = bracketed.exec(text.trim());
  if (match) {
    const [, before = '', uri = '', after = ''] = match;
    const displayName = unquote(before.trim());
    return {
      ...(displayName === '' ? {} : { displayName }),
      uri: uri.trim(),
      parameters: parseParameters(after),
    };
  }
  const [uri = '', ...rest] = text.trim().split(';');
  return uri === '' ? undefined : { uri: uri.trim(), parameters: parseParameters(rest.join(';')) };
}

export function formatNameAddr(address: NameAddr): string {
  const name = address.displayName === undefined ? '' : `${quote(address.displayName)} `;
  return `${name}<${address.uri}>${formatParameters(address.parameters)}`;
}

/** The user part of the URI in a header value such as From, To or Contact. */
export function userInHeader(value: string | undefined): string | undefined {
  const uri = parseUri(parseNameAddr(value ?? '')?.uri ?? '');
  return uri && userOf(uri);
}
