import { join } from 'node:path';
import type * as v from 'valibot';
import type { Trouble } from '../preload/contract/index.ts';
import { emptySecrets, secretsFile } from './accounts/secret.ts';
import { accountsFile, emptyAccounts } from './accounts/stored-account.ts';
import { emptySettings, settingsFile, type SettingsFile } from './settings/settings-file.ts';
import { emptyWindow, windowFile } from './windows/window-place.ts';
import { openJsonFile, type JsonFile, type Write } from './storage/json-file.ts';
import type { ProfileFolder } from './storage/profile-folder.ts';
import { writeFileAtomically } from './storage/write-file-atomically.ts';

export interface Profile {
  readonly accounts: JsonFile<v.InferOutput<typeof accountsFile>>;
  readonly secrets: JsonFile<v.InferOutput<typeof secretsFile>>;
  readonly settings: JsonFile<SettingsFile>;
  readonly window: JsonFile<v.InferOutput<typeof windowFile>>;
  /** What the person should know: files that could not be used, a folder where nothing can be kept. */
  readonly troubles: readonly Trouble[];
}

/** Opens the files of a profile. In a folder that is read-only, changes live until Parley quits. */
export async function openProfile(folder: ProfileFolder, now: () => Date): Promise<Profile> {
  const write: Write = folder.readOnly === undefined ? writeFileAtomically : () => Promise.resolve();
  const place = (name: string) => ({ path: join(folder.path, name), write, now });
  const [accounts, secrets, settings, window] = await Promise.all([
    openJsonFile({ ...place('accounts.json'), schema: accountsFile, empty: emptyAccounts }),
    openJsonFile({ ...place('secrets.json'), schema: secretsFile, empty: emptySecrets }),
    openJsonFile({ ...place('settings.json'), schema: settingsFile, empty: emptySettings }),
    openJsonFile({ ...place('window.json'), schema: windowFile, empty: emptyWindow }),
  ]);
  const troubles: Trouble[] = [];
  const note = (kind: Trouble['kind'], detail: string | undefined): void => {
    if (detail !== undefined) troubles.push({ kind, detail });
  };
  note('profile-read-only', folder.readOnly && `${folder.path}: ${folder.readOnly}`);
  note('accounts-broken', accounts.broken);
  note('accounts-broken', secrets.broken);
  note('settings-broken', settings.broken);
  return {
    accounts: accounts.file,
    secrets: secrets.file,
    settings: settings.file,
    window: window.file,
    troubles,
  };
}
