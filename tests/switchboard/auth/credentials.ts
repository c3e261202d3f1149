import { parseParameters, unquote } from '../sip/parameters.ts';
import type { DigestAlgorithm } from './digest.ts';

/** An Authorization or Proxy-Authorization value (RFC 7616 §3.4). */
export interface Credentials {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly algorithm: string;
  readonly qop?: string;
  readonly nc?: string;
  readonly cnonce?: string;
  readonly opaque?: string;
}

export function parseCredentials(value: string): Credentials | undefined {
  const rest = /^Digest\s+(.*)$/is.exec(value)?.[1];
  if (rest === undefined) return undefined;
  const parameters = parseParameters(rest, ',');
  const get = (name: string): string | undefined => {
    const text = parameters.get(name);
    return text === undefined ? undefined : unquote(text);
  };
  const optional = Object.fromEntries(
    (['qop', 'nc', 'cnonce', 'opaque'] as const).flatMap((name) => {
      const text = get(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
  return {
    username: get('username') ?? '',
    realm: get('realm') ?? '',
    nonce: get('nonce') ?? '',
    uri: get('uri') ?? '',
    response: (get('response') ?? '').toLowerCase(),
    algorithm: get('algorithm') ?? ('MD5' satisfies DigestAlgorithm),
    ...optional,
  };
}
