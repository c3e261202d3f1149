import * as v from 'valibot';
import { account } from '../../preload/contract/index.ts';

/** An account as it stands in `accounts.json`: without secrets. */
export const storedAccount = v.omit(account, ['secret']);

export const accountsFile = v.object({ version: v.literal(1), accounts: v.array(storedAccount) });

export type StoredAccount = v.InferOutput<typeof storedAccount>;
export type AccountsFile = v.InferOutput<typeof accountsFile>;

export const emptyAccounts: AccountsFile = { version: 1, accounts: [] };

/** With the account in the place of the one that has its id, or behind the others. */
export function withAccount(accounts: readonly StoredAccount[], stored: StoredAccount): StoredAccount[] {
  const isNew = accounts.every(({ id }) => id !== stored.id);
  return isNew ? [...accounts, stored] : accounts.map((old) => (old.id === stored.id ? stored : old));
}

/** Whether two addresses-of-record are one: the user part's letter case counts, the rest's does not (RFC 3261 §19.1.4). */
export function isSameAor(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function fold(aor: string): string {
  const at = aor.lastIndexOf('@');
  const colon = aor.indexOf(':');
  return aor.slice(0, colon).toLowerCase() + aor.slice(colon, at) + aor.slice(at).toLowerCase();
}
