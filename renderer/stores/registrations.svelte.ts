import { SvelteMap } from 'svelte/reactivity';
import type { Registration } from '../domain/registration/registration.ts';

/** How each account stands with its server. */
export class Registrations {
  readonly #byAccount = new SvelteMap<string, Registration>();

  of(accountId: string): Registration | undefined {
    return this.#byAccount.get(accountId);
  }

  isRegistered(accountId: string): boolean {
    return this.of(accountId)?.state.name === 'registered';
  }

  set(accountId: string, registration: Registration): void {
    this.#byAccount.set(accountId, registration);
  }

  /** Forgets accounts that are gone. */
  keep(accountIds: readonly string[]): void {
    for (const id of [...this.#byAccount.keys()]) {
      if (!accountIds.includes(id)) this.#byAccount.delete(id);
    }
  }
}
