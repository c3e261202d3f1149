/** Encrypts with a key that the operating system keeps. */
export interface Keychain {
  /** False where encrypting would protect nothing. */
  isAvailable(): Promise<boolean>;
  /** Rejects if the keychain cannot be reached now. */
  encrypt(text: string): Promise<Uint8Array>;
  /** Rejects if the keychain cannot be reached now, or if the data was never encrypted with it. */
  decrypt(data: Uint8Array): Promise<{ text: string; shouldReEncrypt: boolean }>;
}

/** Electron's `safeStorage`: the asynchronous half is newer than Electron 33, the synchronous one goes with 46. */
export interface SafeStorage {
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(data: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  isEncryptionAvailable?(): boolean;
  encryptString?(text: string): Buffer;
  decryptString?(data: Buffer): string;
}

/** To be used once Electron's app is ready. */
export function systemKeychain(safeStorage: SafeStorage, platform: NodeJS.Platform): Keychain {
  return {
    async isAvailable() {
      if (platform === 'linux' && !hasLinuxKeychain(safeStorage)) return false;
      if (safeStorage.isAsyncEncryptionAvailable) return safeStorage.isAsyncEncryptionAvailable();
      return safeStorage.isEncryptionAvailable?.() ?? false;
    },
    async encrypt(text) {
      if (safeStorage.encryptStringAsync) return safeStorage.encryptStringAsync(text);
      if (safeStorage.encryptString) return safeStorage.encryptString(text);
      throw new Error('safeStorage cannot encrypt');
    },
    async decrypt(data) {
      if (safeStorage.decryptStringAsync) {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(data));
        return { text: result, shouldReEncrypt };
      }
      if (!safeStorage.decryptString) throw new Error('safeStorage cannot decrypt');
      return { text: safeStorage.decryptString(Buffer.from(data)), shouldReEncrypt: false };
    },
  };
}

/** Without a keyring Electron falls back on a key that everyone knows, and still calls encryption available. */
function hasLinuxKeychain(safeStorage: SafeStorage): boolean {
  const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
  return backend !== 'basic_text' && backend !== 'unknown';
}
