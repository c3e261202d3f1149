import {
  done,
  failed,
  type Account,
  type AccountChange,
  type AccountForm,
  type Answer,
  type IceServerWithCredential,
  type SecretKeeping,
} from '../../preload/contract/index.ts';
import type { JsonFile } from '../storage/json-file.ts';
import { accountFromForm } from './account-from-form.ts';
import { changeAccount, type StoredChange } from './change-account.ts';
import { checkRelay, joinIceServers, takeWritten } from './ice-servers.ts';
import type { AccountSecret } from './secret.ts';
import type { SecretVault } from './secret-vault.ts';
import { isSameAor, withAccount, type AccountsFile, type StoredAccount } from './stored-account.ts';

interface Dependencies {
  readonly file: JsonFile<AccountsFile>;
  readonly vault: SecretVault;
  /** A new UUID. */
  readonly newId: () => string;
  /** Told after each change, and when a secret turns out to be unreadable or readable again. */
  readonly onChange: (accounts: Account[]) => void;
}

/** The user's accounts. What fails has changed nothing. */
export class AccountStore {
  readonly #file: JsonFile<AccountsFile>;
  readonly #vault: SecretVault;
  readonly #newId: () => string;
  readonly #onChange: (accounts: Account[]) => void;

  constructor({ file, vault, newId, onChange }: Dependencies) {
    this.#file = file;
    this.#vault = vault;
    this.#newId = newId;
    this.#onChange = onChange;
  }

  list(): Account[] {
    return this.#file.value.accounts.map((stored) => this.#publish(stored));
  }

  /** Of the first account, at which extensions are that are written without one; empty while there is none. */
  get domain(): string {
    return this.#file.value.accounts[0]?.aor.replace(/^[^@]*@/, '') ?? '';
  }

  /** Whose national numbers the account understands, where that is said; without an id, the first one. */
  countryOf(accountId?: string): string | undefined {
    const account = accountId === undefined ? this.#file.value.accounts[0] : this.find(accountId);
    return account?.country;
  }

  find(accountId: string): StoredAccount | undefined {
    return this.#file.value.accounts.find(({ id }) => id === accountId);
  }

  findByAor(aor: string): StoredAccount | undefined {
    return this.#file.value.accounts.find((stored) => isSameAor(stored.aor, aor));
  }

  /** Fails with `invalid-server`, `invalid-request`, `duplicate-account`, `no-keychain` or `storage-failed`. */
  async add(form: AccountForm): Promise<Answer<Account>> {
    const added = accountFromForm(form, this.#newId());
    if (!added.ok) return added;
    if (this.findByAor(added.value.aor)) return failed('duplicate-account', added.value.aor);
    return this.put(added.value, { password: form.password, iceCredentials: [] }, form.keep);
  }

  /** Adds an account with its secret, or replaces the one that has its id. */
  async put(stored: StoredAccount, secret: AccountSecret, keep: SecretKeeping): Promise<Answer<Account>> {
    const kept = await this.#vault.keep(stored.id, secret, keep);
    if (!kept.ok) return kept;
    const changed = await this.#file.change((file) => {
      const others = file.accounts.filter(({ id }) => id !== stored.id);
      if (others.some(({ aor }) => isSameAor(aor, stored.aor)))
        return failed('duplicate-account', stored.aor);
      return { ok: true, value: { ...file, accounts: withAccount(file.accounts, stored) } };
    });
    if (changed.ok) return this.#changed(stored);
    if (this.find(stored.id) === undefined) await this.#vault.forget(stored.id);
    return changed;
  }

  /**
   * Fails with `unknown-account`, `invalid-request` or `storage-failed`; a relay also with `relay-password-unknown`, an ICE
   * server with `secret-unreadable` or `no-keychain`.
   */
  async change(accountId: string, { iceServer, ...change }: AccountChange): Promise<Answer<Account>> {
    if (iceServer === undefined) {
      const servers = change.relayOnly === true ? await this.iceServers(accountId) : done();
      const isFit = servers.ok && servers.value ? checkRelay(servers.value) : servers;
      return isFit.ok ? this.#change(accountId, change) : isFit;
    }
    const former = await this.#readSecret(accountId);
    if (!former.ok) return former;
    const written = takeWritten(iceServer, former.value.iceCredentials);
    if (!written.ok) return written;
    const { iceServers, iceCredentials } = written.value;
    const kept = await this.#vault.replace(accountId, { ...former.value, iceCredentials });
    if (!kept.ok) return kept;
    const changed = await this.#change(accountId, { ...change, iceServers });
    if (!changed.ok) await this.#vault.replace(accountId, former.value);
    return changed;
  }

  async #change(accountId: string, change: StoredChange): Promise<Answer<Account>> {
    const changed = await this.#file.change((file) => {
      const former = file.accounts.find(({ id }) => id === accountId);
      if (former === undefined) return failed('unknown-account');
      const next = changeAccount(former, change);
      if (!next.ok) return next;
      return { ok: true, value: { ...file, accounts: withAccount(file.accounts, next.value) } };
    });
    if (!changed.ok) return changed;
    const stored = this.find(accountId);
    return stored ? this.#changed(stored) : failed('unknown-account');
  }

  /** Forgets the account and its secret. Fails with `unknown-account` or `storage-failed`. */
  async remove(accountId: string): Promise<Answer<void>> {
    if (!this.find(accountId)) return failed('unknown-account');
    const forgotten = await this.#vault.forget(accountId);
    if (!forgotten.ok) return forgotten;
    const changed = await this.#file.change((file) => ({
      ok: true,
      value: { ...file, accounts: file.accounts.filter(({ id }) => id !== accountId) },
    }));
    if (!changed.ok) return changed;
    this.#onChange(this.list());
    return done();
  }

  /** Fails with `unknown-account`, `no-keychain` or `storage-failed`. */
  async setPassword(accountId: string, password: string, keep: SecretKeeping): Promise<Answer<Account>> {
    const stored = this.find(accountId);
    if (!stored) return failed('unknown-account');
    const old = await this.#vault.read(accountId);
    const iceCredentials = old.ok ? old.value.iceCredentials : [];
    const kept = await this.#vault.keep(accountId, { password, iceCredentials }, keep);
    return kept.ok ? this.#changed(stored) : kept;
  }

  /** The password, for main only. Fails with `unknown-account` or `secret-unreadable`. */
  async password(accountId: string): Promise<Answer<string>> {
    const secret = await this.#readSecret(accountId);
    return secret.ok ? { ok: true, value: secret.value.password } : secret;
  }

  /** STUN and TURN servers; those whose credential cannot be read come without it. Fails with `unknown-account`. */
  async iceServers(accountId: string): Promise<Answer<IceServerWithCredential[]>> {
    const stored = this.find(accountId);
    if (!stored) return failed('unknown-account');
    const servers = stored.iceServers ?? [];
    if (servers.length === 0) return { ok: true, value: [] };
    const secret = await this.#readSecret(accountId);
    return { ok: true, value: joinIceServers(servers, secret.ok ? secret.value.iceCredentials : []) };
  }

  async #readSecret(accountId: string): Promise<Answer<AccountSecret>> {
    if (!this.find(accountId)) return failed('unknown-account');
    const before = this.#vault.keptAs(accountId);
    const secret = await this.#vault.read(accountId);
    if (this.#vault.keptAs(accountId) !== before) this.#onChange(this.list());
    return secret;
  }

  #changed(stored: StoredAccount): Answer<Account> {
    this.#onChange(this.list());
    return { ok: true, value: this.#publish(stored) };
  }

  #publish(stored: StoredAccount): Account {
    return { ...stored, secret: this.#vault.keptAs(stored.id) };
  }
}
