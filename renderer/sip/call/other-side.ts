import type { Party } from '../../domain/call/call.ts';
import { anonymous, assertedParty, callerOf, type Headers, hidesConnected, isHidden } from './party.ts';

/**
 * Who the other side of one call is, as its server says it (P-Asserted-Identity, RFC 3325): the server is believed, as all
 * comes through the connection to it that the person, or an administrator, has set up.
 */
export class OtherSide {
  readonly #domain: string;
  readonly #changed: (party: Party) => void;
  /** What the server has said last; anonymous, where it may not be told. */
  #asserted: Party | undefined;

  /** @param domain of the account, to which numbers belong. */
  constructor(domain: string, changed: (party: Party) => void) {
    this.#domain = domain;
    this.#changed = changed;
  }

  /** The INVITE of a call that comes in; who calls is known from it without being told. */
  called(invite: Headers): void {
    this.#asserted = isHidden(invite) ? anonymous : assertedParty(invite, this.#domain);
  }

  /** An answer to our INVITE. Where it hides who answers, whom we have called stays. */
  answered(response: Headers): void {
    const party = assertedParty(response, this.#domain);
    if (party !== undefined) this.#identify(party);
  }

  /**
   * A re-INVITE or an UPDATE: the server may have connected us with somebody else, who may want to be nobody. Whom we have
   * called without having been told who it is stays: they may hide from the first answer on.
   */
  requested(request: Headers): void {
    if (!hidesConnected(request)) this.answered(request);
    else if (this.#asserted !== undefined) this.#identify(anonymous);
  }

  /** Who sends a request within the call: the server says it with the first one, and may keep silent later. */
  senderOf(request: Headers): Party {
    return assertedParty(request, this.#domain) ?? this.#asserted ?? callerOf(request, this.#domain);
  }

  #identify(party: Party): void {
    this.#asserted = party;
    this.#changed(party);
  }
}
