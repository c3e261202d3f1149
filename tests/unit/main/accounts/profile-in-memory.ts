import { AccountStore } from '../../../../main/accounts/account-store.ts';
import { emptySecrets, type SecretsFile } from '../../../../main/accounts/secret.ts';
import { SecretVault } from '../../../../main/accounts/secret-vault.ts';
import { emptyAccounts, type AccountsFile } from '../../../../main/accounts/stored-account.ts';
import { JsonFile } from '../../../../main/storage/json-file.ts';
import type { Account } from '../../../../preload/contract/index.ts';
import { FakeKeychain } from './fake-keychain.ts';

/** What a profile keeps from one run of Parley to the next; writing can be made to fail. */
export class Disk {
  accounts: AccountsFile = emptyAccounts;
  secrets: SecretsFile = emptySecrets;
  failure: { accounts?: Error; secrets?: Error } = {};
  readonly keychain = new FakeKeychain();

  /** Starts Parley: what was not written is gone. */
  start() {
    const accountsFile = new JsonFile(this.accounts, (file) => {
      if (this.failure.accounts) return Promise.reject(this.failure.accounts);
      return Promise.resolve(void (this.accounts = file));
    });
    const secretsFile = new JsonFile(this.secrets, (file) => {
      if (this.failure.secrets) return Promise.reject(this.failure.secrets);
      return Promise.resolve(void (this.secrets = file));
    });
    const vault = new SecretVault(secretsFile, this.keychain);
    const notices: Account[][] = [];
    const newId = () => crypto.randomUUID();
    const onChange = (accounts: Account[]) => void notices.push(accounts);
    const store = new AccountStore({ file: accountsFile, vault, newId, onChange });
    return { store, vault, notices, newId };
  }

  /** All that is on the disk, as text. */
  get text(): string {
    return JSON.stringify([this.accounts, this.secrets]);
  }
}
