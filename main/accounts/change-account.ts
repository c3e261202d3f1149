import {
  failed,
  hasTurn,
  type AccountChange,
  type Answer,
  type IceServer,
} from '../../preload/contract/index.ts';
import type { StoredAccount } from './stored-account.ts';

export type StoredChange = Omit<AccountChange, 'iceServer'> & { readonly iceServers?: IceServer[] };

/**
 * Applies what a person changed; an emptied optional field is one the account no longer has. Fails with `invalid-request`
 * where calls are to go only through a relay and there is none: all would be silent.
 */
export function changeAccount(stored: StoredAccount, change: StoredChange): Answer<StoredAccount> {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const entries = Object.entries({ ...stored, ...said }).filter(([, value]) => value !== '');
  const value = Object.fromEntries(entries) as unknown as StoredAccount;
  return value.relayOnly === true && !hasTurn(value.iceServers)
    ? failed('invalid-request', 'relayOnly: needs a TURN server')
    : { ok: true, value };
}
