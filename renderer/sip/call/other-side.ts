import type { Party } from '../../domain/call/call.ts';
import { assertedParty, callerOf, type Headers } from './party.ts';

/** Who the other side of one call is, as its server says it (P-Asserted-Identity, RFC 3325). */
export class OtherSide {
  readonly #domain: string;
  readonly #changed: (party: Party) => void;
  /** What the server has said last. */
  #asserted: Party | undefined;

  /** @param domain of the account, to which numbers belong. */
  constructor(domain: string, changed: (party: Party) => void) {
    this.#domain = domain;
    this.#changed = changed;
  }

  /** The INVITE of a call that comes in; who calls is known from it without being told. */
  called(invite: Headers): void {
    this.#asserted = assertedParty(invite, this.#domain);
  }

  identify(message: Headers): void {
    const party = assertedParty(message, this.#domain);
    if (party === undefined) return;
    this.#asserted = party;
    this.#changed(party);
  }

  /** Who sends a request within the call: the server says it with the first one, and may keep silent later. */
  senderOf(request: Headers): Party {
    return assertedParty(request, this.#domain) ?? this.#asserted ?? callerOf(request, this.#domain);
  }
}
