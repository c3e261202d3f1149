import { headerValues, readSip, withHeader, type SipText } from '../sip-text.ts';
import { BoundedMap } from './bounded-map.ts';
import { carriedCredentials } from './carried-credentials.ts';
import { strongestChallenge, type Challenge } from './challenge.ts';
import { digestCredentials, type ProtectedRequest } from './credentials.ts';
import { authFields, type AuthField } from './header-fields.ts';
import { NonceUses } from './nonce-uses.ts';
import { OutstandingRequests } from './outstanding-requests.ts';

/** How often one request is answered before we stop believing that its nonces are merely stale. */
const MOST_ROUNDS = 3;
const REMEMBERED_ROUNDS = 64;

/** RFC 3261 §22.1: ACK and CANCEL cannot be challenged. */
const neverChallenged = new Set(['ACK', 'CANCEL']);

export interface AuthenticatorOptions {
  /** The name that the server knows the user by. */
  readonly userName: string;
  /** Undefined when none is kept: challenges then stay unanswered. */
  password(): Promise<string | undefined> | string | undefined;
  newCnonce(): string;
}

interface Sent extends ProtectedRequest {
  readonly carried: readonly Carried[];
}

/** `round` counts the challenges that led to these credentials; 0 when they were put in unasked. */
interface Carried {
  readonly field: AuthField;
  readonly realm: string;
  readonly round: number;
}

/**
 * Answers the challenges of one account's server (RFC 3261 §22, RFC 7616, RFC 8760), and uses a nonce again for the
 * requests that follow, so that they are seldom challenged.
 *
 * Nonces of REGISTER are not used for other requests: those may be challenged by someone behind the proxy, who shall
 * see no credentials meant for the registrar.
 */
export class Authenticator {
  readonly #options: AuthenticatorOptions;
  readonly #uses: NonceUses;
  readonly #sent = new OutstandingRequests<Sent>();
  /** Challenges whose nonce is used again, by scope and field. */
  readonly #reusable = new Map<string, Challenge>();
  /** The round that a nonce was answered in. */
  readonly #rounds = new BoundedMap<string, number>(REMEMBERED_ROUNDS);
  #lastPassword: string | undefined;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
    this.#uses = new NonceUses(options.newCnonce);
  }

  /** The message as it shall be sent: a request without credentials gets them where a known nonce allows it. */
  async outgoing(text: string): Promise<string> {
    const message = readSip(text);
    if (message?.start.kind !== 'request' || neverChallenged.has(message.start.method)) return text;
    const request = { method: message.start.method, uri: message.start.uri, body: message.body };
    let result = text;
    const carried: Carried[] = [];
    for (const field of authFields) {
      if (headerValues(message, field.credentials.toLowerCase()).length > 0) {
        carried.push(...this.#answered(message, field));
        continue;
      }
      const challenge = this.#reusable.get(cacheName(request.method, field));
      if (challenge === undefined) continue;
      const credentials = await this.#answer(challenge, request);
      if (credentials === undefined) continue;
      result = withHeader(result, field.credentials, credentials);
      carried.push({ field, realm: challenge.realm, round: 0 });
    }
    this.#sent.add(message, { ...request, carried });
    return result;
  }

  /**
   * Credentials for the request that this message challenges: the whole value for its (Proxy-)Authorization. Undefined
   * for any other message, without a password, and when the server refused what the challenge before was answered with.
   */
  async credentials(text: string): Promise<string | undefined> {
    const message = readSip(text);
    if (message?.start.kind !== 'response' || message.start.status < 200) return undefined;
    const { status } = message.start;
    const sent = this.#sent.settle(message);
    const field = authFields.find((each) => each.status === status);
    if (sent === undefined || field === undefined) return undefined;
    const challenge = strongestChallenge(headerValues(message, field.challenge));
    if (challenge === undefined) return undefined;

    const carried = sent.carried.filter((each) => each.field === field);
    const round = 1 + Math.max(0, ...carried.map((each) => each.round));
    const refused =
      carried.some((each) => each.realm === challenge.realm && each.round > 0) && !challenge.stale;
    if (refused || round > MOST_ROUNDS) {
      this.#reusable.delete(cacheName(sent.method, field));
      return undefined;
    }
    const credentials = await this.#answer(challenge, sent);
    if (credentials === undefined) return undefined;
    this.#reusable.set(cacheName(sent.method, field), challenge);
    this.#rounds.set(challenge.nonce, round);
    return credentials;
  }

  /** Credentials that a request came with: they are our answer to a challenge, for nobody else has the password. */
  #answered(message: SipText, field: AuthField): Carried[] {
    return carriedCredentials(message, field).map(({ realm, nonce }) => {
      return { field, realm, round: this.#rounds.get(nonce) ?? 1 };
    });
  }

  /**
   * One that cannot be read is none: the challenge is then handed on unanswered, rather than lost. One that was read
   * before still serves: an account that was removed unregisters with it, and a keychain may be locked meanwhile.
   */
  async #password(): Promise<string | undefined> {
    try {
      this.#lastPassword = (await this.#options.password()) ?? this.#lastPassword;
    } catch {
      // As if none were kept.
    }
    return this.#lastPassword;
  }

  async #answer(challenge: Challenge, request: ProtectedRequest): Promise<string | undefined> {
    const password = await this.#password();
    if (password === undefined) return undefined;
    const user = { name: this.#options.userName, password };
    return digestCredentials(challenge, user, request, this.#uses.next(challenge));
  }
}

function cacheName(method: string, field: AuthField): string {
  return `${method === 'REGISTER' ? 'REGISTER' : 'other'} ${field.credentials}`;
}
