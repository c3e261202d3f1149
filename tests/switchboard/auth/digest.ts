import { createHash } from 'node:crypto';

/** In the spelling of the IANA registry (RFC 8760 §2.1). */
export type DigestAlgorithm = 'MD5' | 'SHA-256' | 'SHA-512-256';

export type QualityOfProtection = 'auth' | 'auth-int';

export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  readonly username: string;
  readonly realm: string;
  readonly password: string;
  readonly method: string;
  readonly uri: string;
  readonly nonce: string;
  /** Missing means the older calculation without quality of protection (RFC 2069). */
  readonly qop?: QualityOfProtection;
  readonly nc?: string;
  readonly cnonce?: string;
  readonly body?: string;
}

const hashNames = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' } as const;

/** The response value of RFC 7616 §3.4.1. */
export function digestResponse(input: DigestInput): string {
  const hash = (text: string): string => createHash(hashNames[input.algorithm]).update(text).digest('hex');
  const a1 = hash(`${input.username}:${input.realm}:${input.password}`);
  const a2 =
    input.qop === 'auth-int'
      ? hash(`${input.method}:${input.uri}:${hash(input.body ?? '')}`)
      : hash(`${input.method}:${input.uri}`);
  if (input.qop === undefined) return hash(`${a1}:${input.nonce}:${a2}`);
  return hash(`${a1}:${input.nonce}:${input.nc ?? ''}:${input.cnonce ?? ''}:${input.qop}:${a2}`);
}
