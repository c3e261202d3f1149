import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface ProvisionedAccount {
  readonly name: string;
  readonly aor: string;
  readonly displayName?: string;
  readonly password: string;
  readonly servers: readonly string[];
  readonly registrationExpires?: number;
  readonly voicemailNumber?: string;
  readonly pickUpCode?: string;
  readonly sms?: boolean;
  readonly autoAnswer?: readonly string[];
  readonly prefixes?: readonly string[];
  readonly country?: string;
}

export interface Provision {
  readonly accounts: readonly ProvisionedAccount[];
  readonly contacts?: readonly { readonly name: string; readonly address: string }[];
}

/** Writes a provisioning file and gives its path back. */
export async function writeProvision(path: string, provision: Provision): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(provision));
  return path;
}
