import type { Bridge } from '../../preload/contract/index.ts';
import type { Accounts } from './accounts.svelte.ts';

/** Which country's telephone network an account belongs to. */
export class Countries {
  readonly #bridge: Bridge;
  readonly #accounts: Pick<Accounts, 'of'>;
  #system: string | undefined;

  constructor(bridge: Bridge, accounts: Pick<Accounts, 'of'>) {
    this.#bridge = bridge;
    this.#accounts = accounts;
  }

  /** ISO 3166 code: the account's own, else that of the system. */
  of(accountId: string): string | undefined {
    return this.#accounts.of(accountId)?.country ?? this.#system;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('app:country', undefined);
    if (answer.ok) this.#system = answer.value;
  }
}
