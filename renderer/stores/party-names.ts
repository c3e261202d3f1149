import type { Contact } from '../../preload/contract/index.ts';
import { shownAddress } from '../domain/number/shown.ts';
import type { Accounts } from './accounts.svelte.ts';
import type { Contacts } from './contacts.svelte.ts';

/** A call that goes on, or one of the past. */
export interface Named {
  readonly accountId: string;
  readonly party: { readonly address: string; readonly displayName?: string | undefined };
}

/** What the other side of a call is called here. */
export class PartyNames {
  readonly #accounts: Accounts;
  readonly #contacts: Contacts;

  constructor(accounts: Accounts, contacts: Contacts) {
    this.#accounts = accounts;
    this.#contacts = contacts;
  }

  /** The person that the other side is known as. */
  contactOf({ party, accountId }: Named): Contact | undefined {
    return this.#contacts.withUri(party.address, this.#accounts.domainOf(accountId));
  }

  /** The name of the contact, else the one the network gave, else the number. */
  of(call: Named): string {
    return this.contactOf(call)?.name ?? call.party.displayName ?? this.addressOf(call);
  }

  /** The number, or user@host where that is not the account's own. */
  addressOf({ party, accountId }: Named): string {
    return shownAddress(party.address, this.#accounts.domainOf(accountId));
  }
}
