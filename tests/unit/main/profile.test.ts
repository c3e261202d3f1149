import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProfile } from '../../../main/profile.ts';
import { openProfileFolder } from '../../../main/storage/profile-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = () => new Date('2026-11-22T10:04:05.678Z');
const account = {
  id: '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11',
  name: 'Office',
  aor: 'sip:alice@example.com',
  servers: ['wss://pbx.example.com'],
  enabled: true,
};

describe('a profile folder', () => {
  it('is created for its user only, and nothing is left in it', () => {
    const path = join(temporaryFolder(), 'a', 'b');
    expect(openProfileFolder(path)).toEqual({ path });
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(readdirSync(path)).toEqual([]);
  });

  it('that cannot be written to is read-only', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(openProfileFolder(join(file, 'profile')).readOnly).toBe('ENOTDIR');
  });
});

describe('a profile', () => {
  it('of a new user is empty and without trouble', async () => {
    const profile = await openProfile({ path: temporaryFolder() }, now);
    expect(profile.accounts.value.accounts).toEqual([]);
    expect(profile.troubles).toEqual([]);
  });

  it('goes on without its broken files and says so', async () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'accounts.json'), JSON.stringify({ version: 1, accounts: [account] }));
    writeFileSync(join(path, 'secrets.json'), '{"version":1,"secr');
    writeFileSync(join(path, 'settings.json'), 'null');
    const profile = await openProfile({ path }, now);
    expect(profile.accounts.value.accounts).toEqual([account]);
    expect(profile.troubles).toEqual([
      {
        kind: 'accounts-broken',
        detail: 'secrets.json: is not JSON; kept as secrets.broken-2026-11-22T10-04-05-678Z.json',
      },
      {
        kind: 'settings-broken',
        detail: 'settings.json: is not Object; kept as settings.broken-2026-11-22T10-04-05-678Z.json',
      },
    ]);
  });

  it('that is read-only is read, and changes live until Parley quits', async () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'accounts.json'), JSON.stringify({ version: 1, accounts: [account] }));
    chmodSync(path, 0o500);
    const profile = await openProfile({ path, readOnly: 'EACCES' }, now);
    expect(profile.troubles).toEqual([{ kind: 'profile-read-only', detail: `${path}: EACCES` }]);
    expect(profile.accounts.value.accounts).toEqual([account]);
    const changed = await profile.settings.change((file) => ({
      ok: true,
      value: { ...file, settings: { ringer: [{ id: 'd', label: 'Desk' }] } },
    }));
    expect(changed.ok).toBe(true);
    expect(profile.settings.value.settings.ringer?.[0]?.id).toBe('d');
    expect(existsSync(join(path, 'settings.json'))).toBe(false);
  });
});
