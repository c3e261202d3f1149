import { describe, expect, it } from 'vitest';
import { systemKeychain, type SafeStorage } from '../../../../main/accounts/keychain.ts';

const synchronous = (backend: string): SafeStorage => ({
  getSelectedStorageBackend: () => backend,
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(`sync ${text}`),
  decryptString: (data) => data.toString().slice('sync '.length),
});

const asynchronous = (backend: string): SafeStorage => ({
  getSelectedStorageBackend: () => backend,
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text) => Promise.resolve(Buffer.from(`async ${text}`)),
  decryptStringAsync: (data) =>
    Promise.resolve({ result: data.toString().slice('async '.length), shouldReEncrypt: true }),
});

describe("the system's keychain", () => {
  it.each([synchronous, asynchronous])('counts as none on Linux without a keyring (%o)', async (storage) => {
    expect(await systemKeychain(storage('basic_text'), 'linux').isAvailable()).toBe(false);
    expect(await systemKeychain(storage('unknown'), 'linux').isAvailable()).toBe(false);
    expect(await systemKeychain(storage('gnome_libsecret'), 'linux').isAvailable()).toBe(true);
  });

  it('does not ask for a backend where there is none to choose', async () => {
    expect(await systemKeychain(synchronous('unknown'), 'win32').isAvailable()).toBe(true);
    expect(await systemKeychain(asynchronous('unknown'), 'darwin').isAvailable()).toBe(true);
  });

  it('uses the asynchronous half where it exists, and says when to encrypt again', async () => {
    const keychain = systemKeychain({ ...synchronous('kwallet6'), ...asynchronous('kwallet6') }, 'linux');
    const data = await keychain.encrypt('secret');
    expect(Buffer.from(data).toString()).toBe('async secret');
    expect(await keychain.decrypt(data)).toEqual({ text: 'secret', shouldReEncrypt: true });
  });

  it('uses the synchronous half otherwise', async () => {
    const keychain = systemKeychain(synchronous('kwallet6'), 'linux');
    const data = await keychain.encrypt('secret');
    expect(Buffer.from(data).toString()).toBe('sync secret');
    expect(await keychain.decrypt(data)).toEqual({ text: 'secret', shouldReEncrypt: false });
  });
});
