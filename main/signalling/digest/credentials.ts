import { hashHex } from './algorithm.ts';
import type { Challenge } from './challenge.ts';

/** What is protected: method, Request-URI and body of the request. */
export interface ProtectedRequest {
  readonly method: string;
  readonly uri: string;
  readonly body: string;
}

export interface User {
  readonly name: string;
  readonly password: string;
}

/** What makes each answer to a nonce another one: its count from 1 on, and the client's nonce. */
export interface Use {
  readonly count: number;
  readonly cnonce: string;
}

/** The whole value of an Authorization or Proxy-Authorization header (RFC 7616 §3.4). */
export function digestCredentials(
  challenge: Challenge,
  user: User,
  request: ProtectedRequest,
  use: Use,
): string {
  const { realm, nonce, opaque, algorithm, algorithmToken, qop } = challenge;
  const fields = [
    `username=${quoted(user.name)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(request.uri)}`,
    `response="${response(challenge, user, request, use)}"`,
  ];
  if (algorithmToken !== undefined) fields.push(`algorithm=${algorithmToken}`);
  if (opaque !== undefined) fields.push(`opaque=${quoted(opaque)}`);
  if (qop !== undefined) fields.push(`qop=${qop}`, `nc=${nonceCount(use)}`);
  // Without qop only the session key needs it; RFC 2069 did not know it.
  if (qop !== undefined || algorithm.session) fields.push(`cnonce=${quoted(use.cnonce)}`);
  return `Digest ${fields.join(', ')}`;
}

/** RFC 7616 §3.4.1; without qop as in RFC 2069 §2.1.1. */
function response(challenge: Challenge, user: User, request: ProtectedRequest, use: Use): string {
  const { nonce, algorithm, qop } = challenge;
  const h = (text: string) => hashHex(algorithm, text);
  const a2 = `${request.method}:${request.uri}` + (qop === 'auth-int' ? `:${h(request.body)}` : '');
  const data = qop === undefined ? [nonce, h(a2)] : [nonce, nonceCount(use), use.cnonce, qop, h(a2)];
  return h([key(challenge, user, use), ...data].join(':'));
}

/** H(A1) of RFC 7616 §3.4.2. */
function key({ realm, nonce, algorithm, utf8 }: Challenge, user: User, { cnonce }: Use): string {
  const normal = (text: string) => (utf8 ? text.normalize('NFC') : text);
  const a1 = hashHex(algorithm, `${normal(user.name)}:${realm}:${normal(user.password)}`);
  return algorithm.session ? hashHex(algorithm, `${a1}:${nonce}:${cnonce}`) : a1;
}

function nonceCount({ count }: Use): string {
  return count.toString(16).padStart(8, '0');
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
