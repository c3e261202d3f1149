import type {
  Account,
  AccountChange,
  AccountForm,
  Answer,
  Bridge,
  Failure,
  SecretKeeping,
} from '../../preload/contract/index.ts';
import { domainOf } from './domain-of.ts';

/** Told whenever the list of accounts is another one. */
export type AccountsListener = (accounts: readonly Account[]) => void;

/** The accounts as main keeps them. Passwords pass through to main and are never kept here. */
export class Accounts {
  readonly #bridge: Bridge;
  readonly #listener: AccountsListener;
  #all = $state.raw<readonly Account[]>([]);
  #loaded = $state(false);
  #hasKeychain = $state(true);

  constructor(bridge: Bridge, listener: AccountsListener) {
    this.#bridge = bridge;
    this.#listener = listener;
    bridge.on('accounts:changed', (accounts) => this.#replace(accounts));
  }

  get all(): readonly Account[] {
    return this.#all;
  }

  /** Those that are on. */
  get enabled(): readonly Account[] {
    return this.#all.filter(({ enabled }) => enabled);
  }

  /** Whether the list is known yet: before, nobody can say that there are none. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** Whether the system's keychain can keep a password. */
  get hasKeychain(): boolean {
    return this.#hasKeychain;
  }

  of(id: string): Account | undefined {
    return this.#all.find((account) => account.id === id);
  }

  /** The domain of the account's address-of-record; empty for an account that is gone. */
  domainOf(id: string): string {
    const account = this.of(id);
    return account === undefined ? '' : domainOf(account);
  }

  async load(): Promise<void> {
    const [accounts, keychain] = await Promise.all([
      this.#bridge.request('accounts:list', undefined),
      this.#bridge.request('vault:has-keychain', undefined),
    ]);
    this.#hasKeychain = keychain.ok && keychain.value;
    if (accounts.ok) this.#replace(accounts.value);
    this.#loaded = true;
  }

  async add(form: AccountForm): Promise<Failure | undefined> {
    return this.#put(await this.#bridge.request('accounts:add', form));
  }

  async change(accountId: string, change: AccountChange): Promise<Failure | undefined> {
    return this.#put(await this.#bridge.request('accounts:change', { accountId, change }));
  }

  async setPassword(accountId: string, password: string, keep: SecretKeeping): Promise<Failure | undefined> {
    return this.#put(await this.#bridge.request('accounts:set-password', { accountId, password, keep }));
  }

  async remove(accountId: string): Promise<Failure | undefined> {
    const answer = await this.#bridge.request('accounts:remove', { accountId });
    if (!answer.ok) return answer.failure;
    this.#replace(this.#all.filter((account) => account.id !== accountId));
    return undefined;
  }

  #put(answer: Answer<Account>): Failure | undefined {
    if (!answer.ok) return answer.failure;
    const { value } = answer;
    const known = this.#all.some((account) => account.id === value.id);
    this.#replace(
      known ? this.#all.map((account) => (account.id === value.id ? value : account)) : [...this.#all, value],
    );
    return undefined;
  }

  #replace(accounts: readonly Account[]): void {
    this.#all = accounts;
    this.#listener(accounts);
  }
}
