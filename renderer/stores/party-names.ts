import { anonymousAddress, type Person } from '../../preload/contract/index.ts';
import { bookAddress, shownAddress } from '../domain/number/shown.ts';
import type { Accounts } from './accounts.svelte.ts';
import { domainOf } from './domain-of.ts';
import type { KnownParties } from './known-parties.svelte.ts';

/** A call that goes on, or one of the past. */
export interface Named {
  readonly accountId: string;
  readonly party: { readonly address: string; readonly displayName?: string | undefined };
}

/** What the other side of a call is called here. */
export class PartyNames {
  readonly #accounts: Accounts;
  readonly #parties: KnownParties;
  readonly #anonymous: () => string;

  /** @param anonymous what is said of whoever does not want to be known. */
  constructor(accounts: Accounts, parties: KnownParties, anonymous: () => string) {
    this.#anonymous = anonymous;
    this.#accounts = accounts;
    this.#parties = parties;
  }

  /** The person that the other side is known as. */
  personOf(call: Named): Person | undefined {
    return this.#parties.personOf(this.#sought(call));
  }

  /** Whether `of` gives what it will give in a moment too: the address book is not asked any more. */
  isSettled(call: Named): boolean {
    return this.#parties.isSettled(this.#sought(call));
  }

  /** Resolves when it is settled. */
  settled(call: Named): Promise<void> {
    return this.#parties.settled(this.#sought(call));
  }

  /** The name of the person, else the one the network gave, else the number. */
  of(call: Named): string {
    return this.personOf(call)?.name ?? call.party.displayName ?? this.addressOf(call);
  }

  /** The number, or user@host where that is not the account's own. */
  addressOf({ party, accountId }: Named): string {
    if (party.address === anonymousAddress) return this.#anonymous();
    return shownAddress(party.address, this.#accounts.domainOf(accountId));
  }

  /** How the address book has it: an extension without a domain is there at the first account. */
  bookAddressOf({ party }: Named): string {
    const [first] = this.#accounts.all;
    return bookAddress(party.address, first === undefined ? '' : domainOf(first));
  }

  #sought({ party, accountId }: Named) {
    return { address: party.address, accountId };
  }
}
