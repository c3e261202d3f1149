import { Core } from 'sip.js';

/**
 * The answers that main gave to challenges, until SIP.js fetches them. Passwords and hashes never come here: what is
 * kept is the value of one (Proxy-)Authorization header, by the nonce that `plainChallenge` put in its place.
 */
export class Credentials {
  readonly #values = new Map<string, string>();
  readonly #withdrawn = new Set<string>();
  #count = 0;
  #given = 0;

  /** How many challenges have been answered so far. */
  get given(): number {
    return this.#given;
  }

  /** Keeps the header value; the result is the nonce that stands for it. */
  keep(value: string): string {
    this.#count += 1;
    this.#given += 1;
    const key = `answer-${this.#count}`;
    this.#values.set(key, value);
    return key;
  }

  take(key: string): string | undefined {
    const value = this.#values.get(key);
    this.#values.delete(key);
    return value;
  }

  /** From now on the request with this Call-ID and From tag is not sent again with credentials. */
  withdraw(id: string): void {
    this.#withdrawn.add(id);
  }

  isWithdrawn({ method, callId, fromTag }: Core.OutgoingRequestMessage): boolean {
    return method !== 'BYE' && this.#withdrawn.has(`${callId}${fromTag}`);
  }
}

/**
 * Takes the place of SIP.js's own digest, which knows only MD5 and needs the password. It must answer at once, so the
 * value has been prepared before the challenge was handed in.
 */
export class PreparedAuthentication extends Core.DigestAuthentication {
  readonly #credentials: Credentials;
  readonly #dialogs: Map<string, Core.Dialog>;
  #value = '';

  constructor(core: Core.UserAgentCore, credentials: Credentials) {
    super(core.loggerFactory, undefined, undefined, undefined);
    this.#credentials = credentials;
    this.#dialogs = core.dialogs;
  }

  override authenticate(request: Core.OutgoingRequestMessage, challenge: unknown): boolean {
    const value = this.#credentials.take(nonceOf(challenge));
    // A call that was cancelled before its challenge came in would be placed once more, and ring (RFC 3261 §9.1).
    if (value === undefined || this.#credentials.isWithdrawn(request)) return false;
    this.#value = value;
    if (request.method !== 'INVITE') advanceDialog(this.#dialogs, request);
    return true;
  }

  override toString(): string {
    return this.#value;
  }
}

/**
 * SIP.js sends a challenged request again with CSeq + 1 but does not tell the dialog, whose next request then repeats
 * the number and is refused (RFC 3261 §12.2.1.1). Only re-INVITE is right by itself.
 */
function advanceDialog(dialogs: Map<string, Core.Dialog>, request: Core.OutgoingRequestMessage): void {
  const dialog = dialogs.get(`${request.callId}${request.fromTag}${request.toTag ?? ''}`);
  if (dialog?.localSequenceNumber === request.cseq) dialog.incrementLocalSequenceNumber();
}

function nonceOf(challenge: unknown): string {
  return typeof challenge === 'object' && challenge !== null && 'nonce' in challenge
    ? String(challenge.nonce)
    : '';
}
