import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Answer, Policy } from '../../preload/contract/index.ts';
import type { AccountStore } from './account-store.ts';
import type { ProvidedContact } from '../people/provided.ts';
import { splitIceServers } from './ice-servers.ts';
import { parseProvisionFile, type ProvisionedAccount } from './provision-file.ts';
import type { SecretVault } from './secret-vault.ts';

const MAX_CHARACTERS = 1_048_576;

interface Dependencies {
  readonly store: AccountStore;
  readonly vault: SecretVault;
  readonly newId: () => string;
}

export interface Provisioned {
  /** For this run only. */
  readonly contacts: readonly ProvidedContact[];
  /** Absent where the file could not be read: then what was fixed before stands. */
  readonly policy?: Policy;
  /** What is wrong with the file; if it is set by reading, nothing has changed. */
  readonly problem?: string;
}

/**
 * Adds the accounts of a provision file; one whose address-of-record is known already is updated and keeps its id.
 * Passwords go to the keychain, or are kept for this run where there is none.
 */
export async function provision(path: string, dependencies: Dependencies): Promise<Provisioned> {
  const name = basename(path);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { contacts: [], problem: `${name}: ${(error as NodeJS.ErrnoException).code ?? String(error)}` };
  }
  if (text.length > MAX_CHARACTERS) return { contacts: [], problem: `${name}: is longer than 1 MiB` };
  const parsed = parseProvisionFile(text);
  if (!parsed.ok) return { contacts: [], problem: `${name}: ${parsed.problem}` };
  const { accounts, contacts = [], policy = {} } = parsed.provision;
  for (const account of accounts) {
    const added = await putAccount(account, dependencies);
    if (!added.ok) {
      return { contacts, policy, problem: `${account.aor}: ${added.failure.detail ?? added.failure.reason}` };
    }
  }
  return { contacts, policy };
}

async function putAccount(
  provisioned: ProvisionedAccount,
  { store, vault, newId }: Dependencies,
): Promise<Answer<unknown>> {
  const { password, iceServers: servers, ...account } = provisioned;
  const { iceServers, iceCredentials } = splitIceServers(servers ?? []);
  const known = store.findByAor(account.aor);
  const stored = {
    id: known?.id ?? newId(),
    ...account,
    enabled: known?.enabled ?? true,
    ...(iceServers.length > 0 ? { iceServers } : {}),
  };
  const keep = (await vault.hasKeychain()) ? 'keychain' : 'run';
  const kept = await store.put(stored, { password, iceCredentials }, keep);
  // A keychain can be there and still refuse, locked: the account works for this run nevertheless.
  const isRefused = !kept.ok && kept.failure.reason === 'no-keychain';
  return isRefused ? store.put(stored, { password, iceCredentials }, 'run') : kept;
}
