import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { provision } from '../../../../main/accounts/provisioning.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { Disk } from './profile-in-memory.ts';

const office = {
  name: 'Office',
  aor: 'sip:alice@example.com',
  password: 'hunter2',
  servers: ['wss://pbx.example.com/ws'],
  iceServers: [{ urls: 'turn:t.example', username: 'u', credential: 'turn-secret' }],
};

function write(content: unknown): string {
  const path = join(temporaryFolder(), 'accounts.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('provisioning', () => {
  it('adds accounts with their secrets in the keychain, and gives the contacts', async () => {
    const disk = new Disk();
    const contacts = [{ name: 'Echo', address: '*43' }];
    const policy = { retention: '90 days' };
    expect(await provision(write({ accounts: [office], contacts, policy }), disk.start())).toEqual({
      contacts,
      policy,
    });
    expect(disk.text).not.toMatch(/hunter2|turn-secret/);
    const { store } = disk.start();
    const [account] = store.list();
    expect(account).toMatchObject({
      name: 'Office',
      aor: office.aor,
      servers: office.servers,
      secret: 'keychain',
    });
    const id = account?.id ?? '';
    expect(await store.password(id)).toEqual({ ok: true, value: 'hunter2' });
    expect(await store.iceServers(id)).toEqual({
      ok: true,
      value: [{ urls: ['turn:t.example'], username: 'u', credential: 'turn-secret' }],
    });
  });

  it.each(['missing', 'locked'])('keeps passwords for this run where the keychain is %s', async (how) => {
    const disk = new Disk();
    disk.keychain.available = how !== 'missing';
    disk.keychain.locked = how === 'locked';
    const run = disk.start();
    expect(await provision(write({ accounts: [office] }), run)).toEqual({ contacts: [], policy: {} });
    expect(run.store.list()).toMatchObject([{ aor: office.aor, secret: 'run' }]);
    expect(disk.text).not.toContain('hunter2');
  });

  it('updates an account that is there already, and leaves the others', async () => {
    const disk = new Disk();
    const { store } = disk.start();
    await store.add({ server: 'other.example', userName: 'bob', password: 'b', keep: 'keychain' });
    await provision(write({ accounts: [office] }), disk.start());
    const before = disk.start().store.list();
    const changed = {
      ...office,
      aor: 'sip:alice@EXAMPLE.com',
      name: 'Desk',
      password: 'new',
      iceServers: [],
    };
    await provision(write({ accounts: [changed] }), disk.start());
    const after = disk.start().store;
    expect(after.list().map(({ id, name }) => [id, name])).toEqual([
      [before[0]?.id, 'bob@other.example'],
      [before[1]?.id, 'Desk'],
    ]);
    const id = before[1]?.id ?? '';
    expect(await after.password(id)).toEqual({ ok: true, value: 'new' });
    expect(await after.iceServers(id)).toEqual({ ok: true, value: [] });
  });

  it('leaves an account off that the person switched off', async () => {
    const disk = new Disk();
    await provision(write({ accounts: [office] }), disk.start());
    const { store } = disk.start();
    await store.change(store.list()[0]?.id ?? '', { enabled: false });
    await provision(write({ accounts: [office] }), disk.start());
    expect(disk.start().store.list()).toMatchObject([{ name: 'Office', enabled: false }]);
  });

  it.each([
    [
      'with a wrong second account',
      { accounts: [office, { ...office, aor: 'sip:b@c', servers: ['x'] }] },
      'accounts.json: accounts[1].servers[0]: is not a URL',
    ],
    ['that is not JSON', '{"accounts":[}', 'accounts.json: line 1, column 14: is not JSON'],
    ['that is endless', `"${'x'.repeat(1_048_576)}"`, 'accounts.json: is longer than 1 MiB'],
  ])('changes nothing by a file %s', async (_how, content, problem) => {
    const disk = new Disk();
    const run = disk.start();
    expect(await provision(write(content), run)).toEqual({ contacts: [], problem });
    expect(run.store.list()).toEqual([]);
    expect(disk.secrets.secrets).toEqual({});
  });

  it('says which file cannot be read', async () => {
    const path = join(temporaryFolder(), 'nowhere.json');
    expect(await provision(path, new Disk().start())).toEqual({
      contacts: [],
      problem: 'nowhere.json: ENOENT',
    });
  });

  it('says which account could not be stored', async () => {
    const disk = new Disk();
    disk.failure.accounts = new Error('ENOSPC');
    const { problem } = await provision(write({ accounts: [office] }), disk.start());
    expect(problem).toBe('sip:alice@example.com: Error: ENOSPC');
  });
});
