import type { DigestAlgorithm, QualityOfProtection } from './digest.ts';

/** `www` asks with 401 and WWW-Authenticate, `proxy` with 407 and Proxy-Authenticate (RFC 3261 §22). */
export type ChallengeScheme = 'www' | 'proxy';

/** What is asked of clients. Every field may be changed while the switchboard runs. */
export interface AuthenticationPolicy {
  realm: string;
  /** One challenge header field each, in this order (RFC 8760 §2.4). */
  algorithms: DigestAlgorithm[];
  /** Empty: challenges without qop, as before RFC 2617. */
  qop: QualityOfProtection[];
  opaque: string | undefined;
  /** Writes `stale="true"`, which the grammar does not know but some servers send. */
  quoteStale: boolean;
  /** Two schemes are asked one after the other: `['proxy', 'www']` is a 407 and then a 401. */
  register: ChallengeScheme[];
  /** Requests outside of a dialog other than REGISTER. */
  initial: ChallengeScheme[];
  inDialog: ChallengeScheme[];
}

export const defaultPolicy: AuthenticationPolicy = {
  realm: 'switchboard',
  algorithms: ['SHA-256', 'MD5'],
  qop: ['auth'],
  opaque: undefined,
  quoteStale: false,
  register: ['www'],
  initial: ['proxy'],
  inDialog: [],
};
