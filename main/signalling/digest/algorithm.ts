import { createHash } from 'node:crypto';

/** A digest algorithm of RFC 7616 §6.1; RFC 8760 brings them to SIP. */
export interface Algorithm {
  /** As node:crypto calls the hash. */
  readonly hash: 'md5' | 'sha256' | 'sha512-256';
  /** The `-sess` variant (RFC 7616 §3.4.2): the key also hashes nonce and cnonce. */
  readonly session: boolean;
  /** The greater, the stronger. */
  readonly strength: number;
}

const algorithms = new Map<string, Algorithm>(
  (['md5', 'sha256', 'sha512-256'] as const).flatMap((hash, strength) => {
    const name = { md5: 'md5', sha256: 'sha-256', 'sha512-256': 'sha-512-256' }[hash];
    return [
      [name, { hash, session: false, strength }],
      [`${name}-sess`, { hash, session: true, strength }],
    ];
  }),
);

/** @param token as in a challenge, in any case; absent it is MD5 (RFC 7616 §3.3). Undefined for one we do not know. */
export function algorithmOf(token: string | undefined): Algorithm | undefined {
  return algorithms.get((token ?? 'MD5').toLowerCase());
}

/** Hash of the text's UTF-8, in lower-case hex. */
export function hashHex(algorithm: Algorithm, text: string): string {
  return createHash(algorithm.hash).update(text, 'utf8').digest('hex');
}
