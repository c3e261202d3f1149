import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accountsFile, storedAccount } from '../../../../main/accounts/stored-account.ts';
import { failed, type Account, type AccountForm, type Answer } from '../../../../preload/contract/index.ts';
import { Disk } from './profile-in-memory.ts';

const UNKNOWN = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11';
const form: AccountForm = {
  server: 'pbx.example.com',
  userName: 'alice',
  password: 'hunter2',
  keep: 'keychain',
};

function value(answer: Answer<Account>): Account {
  if (!answer.ok) throw new Error(answer.failure.reason);
  return answer.value;
}

describe('accounts', () => {
  it('are there after a restart, with their passwords', async () => {
    const disk = new Disk();
    const { store, notices } = disk.start();
    const account = value(await store.add(form));
    expect(account).toMatchObject({ aor: 'sip:alice@pbx.example.com', secret: 'keychain' });
    expect(notices).toEqual([[account]]);
    const next = disk.start().store;
    expect(next.list()).toEqual([account]);
    expect(await next.password(account.id)).toEqual({ ok: true, value: 'hunter2' });
  });

  it('are on until they are switched off, those of older files too', async () => {
    const disk = new Disk();
    const { store } = disk.start();
    const { id } = value(await store.add(form));
    expect(value(await store.change(id, { enabled: false })).enabled).toBe(false);
    expect(disk.start().store.list()).toMatchObject([{ enabled: false }]);
    const { enabled: _unknown, ...older } = disk.start().store.find(id)!;
    expect(v.parse(storedAccount, older).enabled).toBe(true);
  });

  it('ask for a password that was kept for the last run only', async () => {
    const disk = new Disk();
    const { id, secret } = value(await disk.start().store.add({ ...form, keep: 'run' }));
    expect(secret).toBe('run');
    const { store, notices } = disk.start();
    expect(store.list()[0]?.secret).toBe('none');
    expect(value(await store.setPassword(id, 'again', 'run')).secret).toBe('run');
    expect(notices.at(-1)?.[0]?.secret).toBe('run');
    expect(await store.password(id)).toEqual({ ok: true, value: 'again' });
  });

  it.each(['sip:alice@pbx.example.com', 'alice@PBX.example.COM', 'alice'])(
    'are not added twice as %s',
    async (name) => {
      const { store } = new Disk().start();
      await store.add(form);
      const again = await store.add({ ...form, userName: name, password: 'other' });
      expect(again).toMatchObject({ ok: false, failure: { reason: 'duplicate-account' } });
      expect(store.list()).toHaveLength(1);
    },
  );

  it('whose user parts differ in letter case are two (RFC 3261 §19.1.4)', async () => {
    const { store } = new Disk().start();
    await store.add(form);
    expect(await store.add({ ...form, userName: 'Alice' })).toMatchObject({ ok: true });
  });

  it('are not added twice when asked for twice at once', async () => {
    const disk = new Disk();
    const { store } = disk.start();
    const answers = await Promise.all([store.add(form), store.add(form)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(Object.keys(disk.secrets.secrets)).toEqual([store.list()[0]?.id]);
  });

  it('leave nothing behind when they cannot be stored', async () => {
    const disk = new Disk();
    const { store, notices } = disk.start();
    disk.failure.accounts = new Error('ENOSPC');
    expect(await store.add(form)).toMatchObject({ ok: false, failure: { reason: 'storage-failed' } });
    expect(store.list()).toEqual([]);
    expect(disk.secrets.secrets).toEqual({});
    expect(notices).toEqual([]);
  });

  it('are not added where the password cannot be kept as asked', async () => {
    const disk = new Disk();
    disk.keychain.available = false;
    const { store } = disk.start();
    expect(await store.add(form)).toEqual(failed('no-keychain'));
    expect(store.list()).toEqual([]);
  });

  it('change what is named; an emptied field goes', async () => {
    const disk = new Disk();
    const { store } = disk.start();
    const { id } = value(await store.add({ ...form, displayName: 'Alice' }));
    await store.change(id, { authorizationUser: 'a-204', name: undefined });
    const changed = value(await store.change(id, { name: 'Desk', displayName: '' }));
    expect(changed).toMatchObject({ name: 'Desk', authorizationUser: 'a-204', secret: 'keychain' });
    expect(changed).not.toHaveProperty('displayName');
    expect(disk.start().store.list()).toEqual([changed]);
  });

  it('keep which numbers are called through them, and call all where it is not said', async () => {
    const disk = new Disk();
    const { store } = disk.start();
    const { id, prefixes } = value(await store.add(form));
    expect(prefixes).toBeUndefined();
    await store.change(id, { prefixes: ['0', '+49'] });
    expect(disk.start().store.list()).toMatchObject([{ prefixes: ['0', '+49'] }]);
  });

  it('go only through a TURN server where they have one', async () => {
    const disk = new Disk();
    const { store, newId } = disk.start();
    const { id } = value(await store.add(form));
    const refused = failed('invalid-request', 'relayOnly: needs a TURN server');
    expect(await store.change(id, { relayOnly: true })).toEqual(refused);
    const stored = { ...store.find(id)!, id: newId(), aor: 'sip:bob@pbx.example.com' };
    const secret = { password: 'p', iceCredentials: [] };
    await store.put({ ...stored, iceServers: [{ urls: ['stun:s.example'] }] }, secret, 'keychain');
    expect(await store.change(stored.id, { relayOnly: true })).toEqual(refused);
    const relayed = { ...stored, iceServers: [{ urls: ['turns:t.example'], username: 'u' }] };
    await store.put(relayed, secret, 'keychain');
    const isUnknown = failed('relay-password-unknown');
    expect(await store.change(stored.id, { relayOnly: true })).toEqual(isUnknown);
    expect(await store.change(stored.id, { iceServer: relayed.iceServers[0]! })).toEqual(isUnknown);
    await store.put(relayed, { password: 'p', iceCredentials: ['turn-secret'] }, 'keychain');
    await store.change(stored.id, { relayOnly: true });
    expect(disk.start().store.list()).toMatchObject([{ id }, { relayOnly: true }]);
  });

  it('take the TURN server that a person writes, and its password with the other one', async () => {
    const disk = new Disk();
    const { store } = disk.start();
    const { id } = value(await store.add(form));
    const urls = ['stun:t.example', 'turns:t.example:5349?transport=tcp'];
    await store.change(id, {
      relayOnly: true,
      iceServer: { urls, username: 'u', credential: 'turn-secret' },
    });
    expect(disk.text + JSON.stringify(store.list())).not.toContain('turn-secret');
    const next = disk.start().store;
    expect(next.list()).toMatchObject([{ relayOnly: true, iceServers: [{ urls, username: 'u' }] }]);
    expect(await next.iceServers(id)).toMatchObject({ value: [{ urls, credential: 'turn-secret' }] });
    expect(await next.password(id)).toEqual({ ok: true, value: 'hunter2' });
    await next.change(id, { iceServer: { urls: ['turn:t.example'], username: 'v' } });
    const other = { urls: ['turn:t.example'], username: 'v', credential: 'turn-secret' };
    expect(await next.iceServers(id)).toEqual({ ok: true, value: [other] });
    expect(await next.change(id, { iceServer: { urls: [] } })).toMatchObject({ ok: false });
    expect(await next.iceServers(id)).toEqual({ ok: true, value: [other] });
    await next.change(id, { relayOnly: false, iceServer: { urls: [] } });
    expect(await disk.start().store.iceServers(id)).toEqual({ ok: true, value: [] });
  });

  it('keep several TURN servers until one is written in their place, which has a password of its own', async () => {
    const disk = new Disk();
    const { store } = disk.start();
    const { id } = value(await store.add(form));
    const iceServers = ['turn:a.example', 'turn:b.example'].map((url) => ({ urls: [url], username: 'u' }));
    const secret = { password: 'p', iceCredentials: ['first', 'second'] };
    await store.put({ ...store.find(id)!, iceServers }, secret, 'keychain');
    await store.change(id, { name: 'Desk' });
    expect(await store.iceServers(id)).toMatchObject({
      value: [{ credential: 'first' }, { credential: 'second' }],
    });
    const iceServer = { urls: ['turn:c.example'], username: 'u' };
    const refused = failed('relay-password-unknown');
    expect(await store.change(id, { iceServer })).toEqual(refused);
    await store.change(id, { iceServer: { ...iceServer, credential: 'third' } });
    expect(await store.iceServers(id)).toMatchObject({ value: [{ credential: 'third' }] });
  });

  it('stay where a STUN or TURN URL was written that no browser takes, and calls do not ask it', async () => {
    const disk = new Disk();
    const { store } = disk.start();
    const { id } = value(await store.add(form));
    const iceServers = [
      { urls: ['stun:s.example:3478?transport=udp'] },
      { urls: ['turn:büro.example', 'turn:t.example'], username: 'u' },
    ];
    const secret = { password: 'p', iceCredentials: [null, 'turn-secret'] };
    await store.put({ ...store.find(id)!, iceServers }, secret, 'keychain');
    disk.accounts = v.parse(accountsFile, JSON.parse(JSON.stringify(disk.accounts)));
    const next = disk.start().store;
    expect(next.list()).toMatchObject([{ id, iceServers }]);
    const asked = [{ urls: ['turn:t.example'], username: 'u', credential: 'turn-secret' }];
    expect(await next.iceServers(id)).toEqual({ ok: true, value: asked });
  });

  it.each([{ credential: 'other' }, { username: 'v' }])(
    'keep their TURN servers where %o is written for none',
    async (written) => {
      const { store } = new Disk().start();
      const { id } = value(await store.add(form));
      const server = { urls: ['turn:t.example'], username: 'u', credential: 'turn-secret' };
      await store.change(id, { iceServer: server });
      const refused = failed('invalid-request', 'iceServer: needs an address');
      expect(await store.change(id, { iceServer: { urls: [], ...written } })).toEqual(refused);
      expect(await store.iceServers(id)).toEqual({ ok: true, value: [server] });
    },
  );

  it('lose no password where a TURN server cannot be kept', async () => {
    const disk = new Disk();
    const { id } = value(await disk.start().store.add({ ...form, keep: 'run' }));
    const iceServer = { urls: ['turn:t.example'], username: 'u', credential: 'turn-secret' };
    const { store } = disk.start();
    expect(await store.change(id, { iceServer })).toEqual(failed('secret-unreadable'));
    await store.setPassword(id, 'hunter2', 'keychain');
    disk.failure.accounts = new Error('ENOSPC');
    expect(await store.change(id, { iceServer })).toMatchObject({ failure: { reason: 'storage-failed' } });
    disk.failure = {};
    const next = disk.start();
    expect(await next.store.password(id)).toEqual({ ok: true, value: 'hunter2' });
    expect(await next.vault.read(id)).toMatchObject({ value: { iceCredentials: [] } });
  });

  it('are removed with their secrets', async () => {
    const disk = new Disk();
    const { store, notices } = disk.start();
    const { id } = value(await store.add(form));
    expect(await store.remove(id)).toMatchObject({ ok: true });
    expect(disk).toMatchObject({ accounts: { accounts: [] }, secrets: { secrets: {} } });
    expect(notices.at(-1)).toEqual([]);
  });

  it('that do not exist are unknown', async () => {
    const { store } = new Disk().start();
    expect(await store.change(UNKNOWN, { name: 'x' })).toEqual(failed('unknown-account'));
    expect(await store.remove(UNKNOWN)).toEqual(failed('unknown-account'));
    expect(await store.setPassword(UNKNOWN, 'x', 'run')).toEqual(failed('unknown-account'));
    expect(await store.password(UNKNOWN)).toEqual(failed('unknown-account'));
    expect(await store.iceServers(UNKNOWN)).toEqual(failed('unknown-account'));
  });

  it('say so when the keychain does not give the password, and when it does again', async () => {
    const disk = new Disk();
    const { id } = value(await disk.start().store.add(form));
    const { store, notices } = disk.start();
    disk.keychain.locked = true;
    expect(await store.password(id)).toEqual(failed('secret-unreadable'));
    disk.keychain.locked = false;
    await store.password(id);
    expect(notices.map((accounts) => accounts[0]?.secret)).toEqual(['none', 'keychain']);
  });

  it('keep TURN credentials that cannot be read now, through a password for this run', async () => {
    const disk = new Disk();
    const { store, newId } = disk.start();
    const iceServers = [{ urls: ['turn:t.example'], username: 'u' }];
    const stored = {
      id: newId(),
      name: 'A',
      aor: 'sip:a@b',
      servers: ['wss://b'],
      iceServers,
      enabled: true,
    };
    await store.put(stored, { password: 'p', iceCredentials: ['turn-secret'] }, 'keychain');
    disk.keychain.locked = true;
    const locked = disk.start().store;
    expect(value(await locked.setPassword(stored.id, 'q', 'run')).secret).toBe('run');
    expect(await locked.password(stored.id)).toEqual({ ok: true, value: 'q' });
    disk.keychain.locked = false;
    expect(await disk.start().store.iceServers(stored.id)).toMatchObject({
      value: [{ credential: 'turn-secret' }],
    });
  });

  it('keep TURN credentials with the password, through a new password too', async () => {
    const disk = new Disk();
    const { store, newId } = disk.start();
    const iceServers = [{ urls: ['stun:s.example'] }, { urls: ['turn:t.example'], username: 'u' }];
    const stored = {
      id: newId(),
      name: 'A',
      aor: 'sip:a@b',
      servers: ['wss://b'],
      iceServers,
      enabled: true,
    };
    await store.put(stored, { password: 'p', iceCredentials: [null, 'turn-secret'] }, 'keychain');
    await store.setPassword(stored.id, 'q', 'keychain');
    expect(disk.text + JSON.stringify(store.list())).not.toContain('turn-secret');
    expect(await disk.start().store.iceServers(stored.id)).toEqual({
      ok: true,
      value: [
        { urls: ['stun:s.example'] },
        { urls: ['turn:t.example'], username: 'u', credential: 'turn-secret' },
      ],
    });
  });
});
