import type { AccountChange } from '../../preload/contract/index.ts';
import type { StoredAccount } from './stored-account.ts';

/** Applies what a person changed; an emptied optional field is one the account no longer has. */
export function changeAccount(stored: StoredAccount, change: AccountChange): StoredAccount {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const entries = Object.entries({ ...stored, ...said }).filter(([, value]) => value !== '');
  return Object.fromEntries(entries) as unknown as StoredAccount;
}
