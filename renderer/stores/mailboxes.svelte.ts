import { SvelteMap } from 'svelte/reactivity';
import type { Mailbox } from '../domain/voicemail/mailbox.ts';

/** What waits in each account's mailbox. */
export class Mailboxes {
  readonly #byAccount = new SvelteMap<string, Mailbox>();

  of(accountId: string): Mailbox | undefined {
    return this.#byAccount.get(accountId);
  }

  set(accountId: string, mailbox: Mailbox | undefined): void {
    if (mailbox === undefined) this.#byAccount.delete(accountId);
    else this.#byAccount.set(accountId, mailbox);
  }

  /** Forgets accounts that are gone. */
  keep(accountIds: readonly string[]): void {
    for (const id of [...this.#byAccount.keys()]) {
      if (!accountIds.includes(id)) this.#byAccount.delete(id);
    }
  }
}
