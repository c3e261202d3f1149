import { quote } from '../sip/parameters.ts';
import type { AuthenticationPolicy, ChallengeScheme } from './policy.ts';

export interface Challenge {
  readonly status: number;
  readonly header: string;
  readonly values: string[];
}

/** One header field value for each algorithm (RFC 7616 §3.3, RFC 8760 §2.3). */
export function createChallenge(
  policy: AuthenticationPolicy,
  scheme: ChallengeScheme,
  nonce: string,
  stale: boolean,
): Challenge {
  const values = policy.algorithms.map((algorithm) => {
    const parts = [`realm=${quote(policy.realm)}`, `nonce=${quote(nonce)}`];
    if (policy.opaque !== undefined) parts.push(`opaque=${quote(policy.opaque)}`);
    if (stale) parts.push(policy.quoteStale ? 'stale="true"' : 'stale=true');
    parts.push(`algorithm=${algorithm}`);
    if (policy.qop.length > 0) parts.push(`qop=${quote(policy.qop.join(','))}`);
    return `Digest ${parts.join(', ')}`;
  });
  return scheme === 'proxy'
    ? { status: 407, header: 'Proxy-Authenticate', values }
    : { status: 401, header: 'WWW-Authenticate', values };
}
