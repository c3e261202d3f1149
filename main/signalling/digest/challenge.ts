import { algorithmOf, type Algorithm } from './algorithm.ts';

/** A digest challenge that we can answer (RFC 7616 §3.3). */
export interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque?: string;
  readonly algorithm: Algorithm;
  /** The algorithm as the server wrote it; absent when it wrote none. */
  readonly algorithmToken?: string;
  /** Absent in the manner of RFC 2069, where the server knows no qop. */
  readonly qop?: 'auth' | 'auth-int';
  /** The credentials were right, but their nonce is too old. */
  readonly stale: boolean;
  /** `charset=UTF-8` (RFC 7616 §4): name and password are hashed in Unicode's NFC. */
  readonly utf8: boolean;
}

/**
 * The strongest challenge that we can answer, whatever their order (RFC 8760 §2.4 leaves that to local policy); of
 * equals the topmost.
 * @param values values of the (WWW|Proxy)-Authenticate lines; each may list several challenges
 */
export function strongestChallenge(values: readonly string[]): Challenge | undefined {
  return values
    .flatMap(readAuthParams)
    .filter(({ scheme }) => scheme === 'digest')
    .map(({ params }) => readChallenge(params))
    .filter((challenge) => challenge !== undefined)
    .reduce<Challenge | undefined>(
      (best, each) => (best && best.algorithm.strength >= each.algorithm.strength ? best : each),
      undefined,
    );
}

/** One scheme with its parameters, of a challenge or of credentials; names in lower case, values unquoted. */
export interface AuthParams {
  readonly scheme: string;
  readonly params: ReadonlyMap<string, string>;
}

/** Takes a header value apart (RFC 7235 §2.1); what fits nowhere is skipped. */
export function readAuthParams(value: string): AuthParams[] {
  const found: { scheme: string; params: Map<string, string> }[] = [];
  const lexer = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/gs;
  for (const [, token = '', quoted, plain] of value.matchAll(lexer)) {
    const text = quoted?.replace(/\\(.)/gs, '$1') ?? plain;
    if (text === undefined) found.push({ scheme: token.toLowerCase(), params: new Map() });
    else found.at(-1)?.params.set(token.toLowerCase(), text);
  }
  return found;
}

function readChallenge(params: ReadonlyMap<string, string>): Challenge | undefined {
  const realm = params.get('realm');
  const nonce = params.get('nonce');
  const opaque = params.get('opaque');
  const algorithmToken = params.get('algorithm');
  const algorithm = algorithmOf(algorithmToken);
  const qop = chooseQop(params.get('qop'));
  if (realm === undefined || nonce === undefined || algorithm === undefined || qop === 'unknown')
    return undefined;
  // They are repeated in our own header: a line break in them would write another one.
  if ([realm, nonce, opaque ?? ''].some((text) => /\p{Cc}/u.test(text))) return undefined;
  return {
    realm,
    nonce,
    ...(opaque !== undefined && { opaque }),
    algorithm,
    ...(algorithmToken !== undefined && { algorithmToken }),
    ...(qop !== 'none' && { qop }),
    stale: params.get('stale')?.toLowerCase() === 'true',
    utf8: params.get('charset')?.toLowerCase() === 'utf-8',
  };
}

function chooseQop(offered: string | undefined): 'auth' | 'auth-int' | 'none' | 'unknown' {
  if (offered === undefined) return 'none';
  const options = offered.toLowerCase().split(/[\s,]+/);
  if (options.includes('auth')) return 'auth';
  return options.includes('auth-int') ? 'auth-int' : 'unknown';
}
