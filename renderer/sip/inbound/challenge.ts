import { type SipText, withHeader, withoutHeaders } from '../message/message.ts';
import { statusOf } from '../message/transaction.ts';

const challengeHeaders = ['WWW-Authenticate', 'Proxy-Authenticate'];

export function isChallenge(message: SipText): boolean {
  const status = statusOf(message);
  return status === 401 || status === 407;
}

/**
 * SIP.js knows MD5 only and sees only the last of several challenges (RFC 8760 allows many). Main has already answered
 * the best of them, so SIP.js gets one plain challenge whose nonce is the key to that answer. A second challenge on
 * the same request (401 after 407) passes its loop check only with `stale=true`, unquoted.
 */
export function plainChallenge(message: SipText, key: string, again: boolean): SipText {
  const name = statusOf(message) === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate';
  const stale = again ? ', stale=true' : '';
  const value = `Digest realm="main", nonce="${key}", algorithm=MD5${stale}`;
  return withHeader(withoutHeaders(message, challengeHeaders), name, value);
}

/** A challenge that nobody can answer is a plain refusal. */
export function withoutChallenge(message: SipText): SipText {
  return withoutHeaders(message, challengeHeaders);
}
