import { isInDialog, type SipRequest } from '../sip/message.ts';
import { userInHeader } from '../sip/name-addr.ts';
import type { Part } from '../part.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Users } from '../users.ts';
import { createChallenge } from './challenge.ts';
import { parseCredentials, type Credentials } from './credentials.ts';
import { digestResponse } from './digest.ts';
import { Nonces } from './nonces.ts';
import type { AuthenticationPolicy, ChallengeScheme } from './policy.ts';

type Verdict = 'accepted' | 'stale' | 'refused';

/** Challenges requests and checks credentials (RFC 3261 §22, RFC 7616). */
export class Authenticator implements Part {
  readonly policy: AuthenticationPolicy;
  readonly #users: Users;
  readonly #nonces = new Nonces();

  constructor(policy: AuthenticationPolicy, users: Users) {
    this.policy = policy;
    this.#users = users;
  }

  expireNonces(): void {
    this.#nonces.expire();
  }

  /** Answers the request itself unless every scheme that is asked of it is satisfied. */
  handle(transaction: ServerTransaction): boolean {
    const { request, connection } = transaction;
    // Without a connection the switchboard itself is calling.
    if (!connection) return false;
    for (const scheme of this.#schemesFor(request)) {
      const credentials = this.#credentialsIn(request, scheme);
      const verdict = credentials ? this.#verify(credentials, request) : 'refused';
      if (!credentials || verdict !== 'accepted') {
        this.#challenge(transaction, scheme, verdict === 'stale');
        return true;
      }
      // One may not speak in another's name (RFC 3261 §10.3 step 4, §22.1).
      if (!isInDialog(request) && credentials.username !== claimedUser(request)) {
        transaction.reply(403);
        return true;
      }
      connection.users.add(credentials.username);
    }
    return false;
  }

  #schemesFor(request: SipRequest): ChallengeScheme[] {
    if (request.method === 'REGISTER') return this.policy.register;
    return isInDialog(request) ? this.policy.inDialog : this.policy.initial;
  }

  #credentialsIn(request: SipRequest, scheme: ChallengeScheme): Credentials | undefined {
    return request.headers
      .getAll(scheme === 'proxy' ? 'Proxy-Authorization' : 'Authorization')
      .map(parseCredentials)
      .find((credentials) => credentials?.realm === this.policy.realm);
  }

  #verify(credentials: Credentials, request: SipRequest): Verdict {
    const { algorithms, qop: offered, opaque } = this.policy;
    const algorithm = algorithms.find((name) => name === credentials.algorithm.toUpperCase());
    const qop = offered.find((name) => name === credentials.qop?.toLowerCase());
    if (!algorithm || credentials.uri !== request.uri || credentials.opaque !== opaque) return 'refused';
    if (offered.length > 0 && (!qop || !credentials.nc || !credentials.cnonce)) return 'refused';
    const { qop: _, ...given } = credentials;
    const expected = digestResponse({
      ...given,
      algorithm,
      // An unknown user is refused just like a wrong password, so that names cannot be guessed.
      password: this.#users.passwordOf(credentials.username) ?? '',
      method: request.method,
      body: request.body,
      ...(qop ? { qop } : {}),
    });
    if (!this.#users.has(credentials.username) || expected !== credentials.response) return 'refused';
    return this.#nonces.use(credentials.nonce, qop && credentials.nc) === 'fresh' ? 'accepted' : 'stale';
  }

  #challenge(transaction: ServerTransaction, scheme: ChallengeScheme, stale: boolean): void {
    const { status, header, values } = createChallenge(this.policy, scheme, this.#nonces.issue(), stale);
    transaction.reply(status, { headers: { [header]: values } });
  }
}

/** REGISTER acts for the address-of-record in To, everything else for From. */
function claimedUser(request: SipRequest): string | undefined {
  return userInHeader(request.headers.get(request.method === 'REGISTER' ? 'To' : 'From'));
}
