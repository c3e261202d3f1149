import { describe, expect, it } from 'vitest';
import { failed } from '../../../../preload/contract/index.ts';
import { Disk } from './profile-in-memory.ts';

const ID = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11';
const secret = { password: 'hunter2', iceCredentials: ['turn-secret', null] };

describe('secret vault', () => {
  it('keeps a secret in the keychain over restarts, unreadable on disk', async () => {
    const disk = new Disk();
    await disk.start().vault.keep(ID, secret, 'keychain');
    expect(disk.text).not.toMatch(/hunter2|turn-secret/);
    const { vault } = disk.start();
    expect(vault.keptAs(ID)).toBe('keychain');
    expect(await vault.read(ID)).toEqual({ ok: true, value: secret });
  });

  it('keeps a secret for this run off the disk, also the one that was there before', async () => {
    const disk = new Disk();
    const { vault } = disk.start();
    await vault.keep(ID, { ...secret, password: 'old' }, 'plain');
    await vault.keep(ID, secret, 'run');
    expect(vault.keptAs(ID)).toBe('run');
    expect(await vault.read(ID)).toEqual({ ok: true, value: secret });
    expect(disk.secrets.secrets).toEqual({});
    const next = disk.start().vault;
    expect(next.keptAs(ID)).toBe('none');
    expect(await next.read(ID)).toEqual(failed('secret-unreadable'));
  });

  it('keeps a secret plain, and marks it, when told to', async () => {
    const disk = new Disk();
    await disk.start().vault.keep(ID, secret, 'plain');
    expect(disk.secrets.secrets[ID]?.kind).toBe('plain');
    const { vault } = disk.start();
    expect(vault.keptAs(ID)).toBe('plain');
    expect(await vault.read(ID)).toEqual({ ok: true, value: secret });
  });

  it('never falls back on less than what was asked for', async () => {
    const disk = new Disk();
    const { vault } = disk.start();
    disk.keychain.available = false;
    expect(await vault.keep(ID, secret, 'keychain')).toEqual(failed('no-keychain'));
    disk.keychain.available = true;
    disk.keychain.locked = true;
    expect(await vault.keep(ID, secret, 'keychain')).toMatchObject({ failure: { reason: 'no-keychain' } });
    expect(vault.keptAs(ID)).toBe('none');
    expect(disk.secrets.secrets).toEqual({});
  });

  it('leaves what the keychain does not give now, and gives it later', async () => {
    const disk = new Disk();
    await disk.start().vault.keep(ID, secret, 'keychain');
    const before = disk.secrets;
    const { vault } = disk.start();
    disk.keychain.locked = true;
    expect(await vault.read(ID)).toEqual(failed('secret-unreadable'));
    expect(vault.keptAs(ID)).toBe('none');
    expect(disk.secrets).toBe(before);
    disk.keychain.locked = false;
    expect(await vault.read(ID)).toEqual({ ok: true, value: secret });
    expect(vault.keptAs(ID)).toBe('keychain');
  });

  it('takes a keychain that does not even say whether it is there for none', async () => {
    const disk = new Disk();
    disk.keychain.isAvailable = () => Promise.reject(new Error('no portal'));
    const { vault } = disk.start();
    expect(await vault.hasKeychain()).toBe(false);
    expect(await vault.keep(ID, secret, 'keychain')).toEqual(failed('no-keychain'));
  });

  it('encrypts again with the new key when the system asks for it', async () => {
    const disk = new Disk();
    await disk.start().vault.keep(ID, secret, 'keychain');
    disk.keychain.key = 'k2';
    const { vault } = disk.start();
    expect(await vault.read(ID)).toEqual({ ok: true, value: secret });
    const kept = disk.secrets.secrets[ID];
    const data = kept?.kind === 'encrypted' ? Buffer.from(kept.base64, 'base64').toString() : '';
    expect(data).toMatch(/^k2\|/);
    expect(await disk.start().vault.read(ID)).toEqual({ ok: true, value: secret });
  });

  it('keeps the old secret when the new one cannot be written', async () => {
    const disk = new Disk();
    const { vault } = disk.start();
    await vault.keep(ID, secret, 'plain');
    disk.failure.secrets = new Error('ENOSPC');
    const kept = await vault.keep(ID, { ...secret, password: 'new' }, 'plain');
    expect(kept).toMatchObject({ ok: false, failure: { reason: 'storage-failed' } });
    expect(await vault.read(ID)).toEqual({ ok: true, value: secret });
  });

  it('forgets', async () => {
    const disk = new Disk();
    const { vault } = disk.start();
    await vault.keep(ID, secret, 'plain');
    await vault.forget(ID);
    expect(vault.keptAs(ID)).toBe('none');
    expect(disk.text).not.toContain('hunter2');
  });
});
