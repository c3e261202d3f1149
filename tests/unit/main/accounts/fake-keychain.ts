import type { Keychain } from '../../../../main/accounts/keychain.ts';

/** A keychain whose "encryption" is readable by the test; it can be missing, locked, or ask for re-encryption. */
export class FakeKeychain implements Keychain {
  available = true;
  locked = false;
  key = 'k1';

  isAvailable(): Promise<boolean> {
    return Promise.resolve(this.available);
  }

  encrypt(text: string): Promise<Uint8Array> {
    if (this.locked) return Promise.reject(new Error('locked'));
    return Promise.resolve(Buffer.from(`${this.key}|${Buffer.from(text).toString('hex')}`));
  }

  decrypt(data: Uint8Array): Promise<{ text: string; shouldReEncrypt: boolean }> {
    const [key, hex = ''] = Buffer.from(data).toString().split('|');
    if (this.locked || !key?.startsWith('k')) return Promise.reject(new Error('temporarily unavailable'));
    return Promise.resolve({ text: Buffer.from(hex, 'hex').toString(), shouldReEncrypt: key !== this.key });
  }
}
