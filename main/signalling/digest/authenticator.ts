import { headerValues, readSip, withHeader, withValue } from '../sip-text.ts';
import { carriedCredentials, type CarriedCredentials } from './carried-credentials.ts';
import { strongestChallenge, type Challenge } from './challenge.ts';
import { digestCredentials, type ProtectedRequest } from './credentials.ts';
import { GivenAnswers } from './given-answers.ts';
import { authFields, type AuthField } from './header-fields.ts';
import { NonceUses } from './nonce-uses.ts';
import { OutstandingRequests } from './outstanding-requests.ts';

/** How often one request is answered before we stop believing that its nonces are merely stale. */
const MOST_ROUNDS = 3;

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
  readonly #given = new GivenAnswers();
  #lastPassword: string | undefined;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
    this.#uses = new NonceUses(options.newCnonce);
  }

  /**
   * The message as it shall be sent: a request without credentials gets them where a known nonce allows it, and those
   * that another request carried before are made anew, since each use of a nonce needs a count of its own.
   */
  async outgoing(text: string): Promise<string> {
    const message = readSip(text);
    if (message?.start.kind !== 'request' || neverChallenged.has(message.start.method)) return text;
    const request = { method: message.start.method, uri: message.start.uri, body: message.body };
    let result = text;
    const carried: Carried[] = [];
    for (const field of authFields) {
      const scope = scopeOf(request.method, field);
      if (headerValues(message, field.credentials.toLowerCase()).length > 0) {
        for (const each of carriedCredentials(message, field)) {
          const credentials = await this.#unrepeated(scope, each, request);
          result = withValue(result, each.value, credentials);
          // They are our answer to a challenge, even one forgotten: nobody else has the password.
          carried.push({ field, realm: each.realm, round: this.#given.find(scope, each)?.round ?? 1 });
        }
        continue;
      }
      const challenge = this.#reusable.get(scope);
      if (challenge === undefined) continue;
      const credentials = await this.#answer(challenge, request);
      if (credentials === undefined) continue;
      this.#given.overtake(scope, challenge);
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

    const scope = scopeOf(sent.method, field);
    const carried = sent.carried.filter((each) => each.field === field);
    const round = 1 + Math.max(0, ...carried.map((each) => each.round));
    const refused =
      carried.some((each) => each.realm === challenge.realm && each.round > 0) && !challenge.stale;
    if (refused || round > MOST_ROUNDS) {
      this.#reusable.delete(scope);
      return undefined;
    }
    const credentials = await this.#answer(challenge, sent);
    if (credentials === undefined) return undefined;
    this.#reusable.set(scope, challenge);
    this.#given.add(scope, credentials, { challenge, round });
    return credentials;
  }

  /**
   * The credentials, or others in their place if they went out before, or another request has used their nonce since:
   * who answers a 401 after a 407 repeats those for the 407 as they were, and of many requests at a time some overtake
   * others. A server that checks the count takes both for a replay (RFC 7616 §3.4).
   */
  async #unrepeated(scope: string, carried: CarriedCredentials, request: ProtectedRequest): Promise<string> {
    if (this.#given.takeUnsent(scope, carried)) return carried.value;
    const answered = this.#given.find(scope, carried);
    return (answered && (await this.#answer(answered.challenge, request))) ?? carried.value;
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

/** The requests that may use a nonce again, and the header that they carry it in. */
function scopeOf(method: string, field: AuthField): string {
  return `${method === 'REGISTER' ? 'REGISTER' : 'other'} ${field.credentials}`;
}
