import * as v from 'valibot';
import { done, failed, type Account, type Answer, type SecretKeeping } from '../../preload/contract/index.ts';
import type { JsonFile } from '../storage/json-file.ts';
import type { Keychain } from './keychain.ts';
import { accountSecret, type AccountSecret, type SecretsFile } from './secret.ts';

type KeptSecret = SecretsFile['secrets'][string];

/** Keeps each account's secret as the user chose: encrypted by the keychain, for this run, or readable on disk. */
export class SecretVault {
  readonly #file: JsonFile<SecretsFile>;
  readonly #keychain: Keychain;
  readonly #ofThisRun = new Map<string, AccountSecret>();
  readonly #unreadable = new Set<string>();

  constructor(file: JsonFile<SecretsFile>, keychain: Keychain) {
    this.#file = file;
    this.#keychain = keychain;
  }

  /** False as well where the system does not say. */
  hasKeychain(): Promise<boolean> {
    return this.#keychain.isAvailable().catch(() => false);
  }

  /** How the secret is kept now; `none` where there is none, or none that can be read. */
  keptAs(accountId: string): Account['secret'] {
    if (this.#ofThisRun.has(accountId)) return 'run';
    const kept = this.#file.value.secrets[accountId];
    if (kept === undefined || this.#unreadable.has(accountId)) return 'none';
    return kept.kind === 'plain' ? 'plain' : 'keychain';
  }

  /**
   * Replaces the account's secret. Fails with `no-keychain` or `storage-failed`; then the old one is still kept. So is one
   * that the keychain does not give now, if the new one is for this run only: it holds TURN credentials, too.
   */
  async keep(accountId: string, secret: AccountSecret, keeping: SecretKeeping): Promise<Answer<void>> {
    const kept = await this.#prepare(secret, keeping);
    if (!kept.ok) return kept;
    const isLeftAlone = keeping === 'run' && this.#unreadable.has(accountId);
    const stored = isLeftAlone ? done() : await this.#store(accountId, kept.value);
    if (!stored.ok) return stored;
    if (!isLeftAlone) this.#unreadable.delete(accountId);
    if (keeping === 'run') this.#ofThisRun.set(accountId, secret);
    else this.#ofThisRun.delete(accountId);
    return done();
  }

  /** Replaces a secret by one that is kept as it was. Fails as `keep` does, and with `secret-unreadable` where there is none. */
  replace(accountId: string, secret: AccountSecret): Promise<Answer<void>> {
    const keptAs = this.keptAs(accountId);
    return keptAs === 'none'
      ? Promise.resolve(failed('secret-unreadable'))
      : this.keep(accountId, secret, keptAs);
  }

  /**
   * Fails with `secret-unreadable` where there is none or the keychain does not give it. What is kept stays untouched
   * then: the keychain may only be locked, and a later attempt may succeed.
   */
  async read(accountId: string): Promise<Answer<AccountSecret>> {
    const ofThisRun = this.#ofThisRun.get(accountId);
    if (ofThisRun !== undefined) return { ok: true, value: ofThisRun };
    const kept = this.#file.value.secrets[accountId];
    if (kept === undefined) return failed('secret-unreadable');
    if (kept.kind === 'plain') return { ok: true, value: kept.secret };
    const secret = await this.#open(accountId, kept.base64);
    if (secret.ok) this.#unreadable.delete(accountId);
    else this.#unreadable.add(accountId);
    return secret;
  }

  async forget(accountId: string): Promise<Answer<void>> {
    const stored = await this.#store(accountId, undefined);
    if (!stored.ok) return stored;
    this.#ofThisRun.delete(accountId);
    this.#unreadable.delete(accountId);
    return done();
  }

  /** What goes to the file: nothing for a secret of this run only. */
  async #prepare(secret: AccountSecret, keeping: SecretKeeping): Promise<Answer<KeptSecret | undefined>> {
    switch (keeping) {
      case 'run':
        return { ok: true, value: undefined };
      case 'plain':
        return { ok: true, value: { kind: 'plain', secret } };
      case 'keychain':
        return this.#seal(secret);
    }
  }

  async #seal(secret: AccountSecret): Promise<Answer<KeptSecret>> {
    if (!(await this.hasKeychain())) return failed('no-keychain');
    try {
      const data = await this.#keychain.encrypt(JSON.stringify(secret));
      return { ok: true, value: { kind: 'encrypted', base64: Buffer.from(data).toString('base64') } };
    } catch (error) {
      return failed('no-keychain', String(error));
    }
  }

  async #open(accountId: string, base64: string): Promise<Answer<AccountSecret>> {
    try {
      const { text, shouldReEncrypt } = await this.#keychain.decrypt(Buffer.from(base64, 'base64'));
      const secret = v.parse(accountSecret, JSON.parse(text));
      if (shouldReEncrypt) await this.#sealAgain(accountId, base64, secret);
      return { ok: true, value: secret };
    } catch {
      // No detail: a parser's message could repeat a piece of the secret.
      return failed('secret-unreadable');
    }
  }

  /** The system changed its key. Should this fail, what is kept remains readable and the next reading tries again. */
  async #sealAgain(accountId: string, base64: string, secret: AccountSecret): Promise<void> {
    const sealed = await this.#seal(secret);
    if (!sealed.ok) return;
    const kept = this.#file.value.secrets[accountId];
    const isUnchanged = kept?.kind === 'encrypted' && kept.base64 === base64;
    if (isUnchanged) await this.#store(accountId, sealed.value);
  }

  #store(accountId: string, kept: KeptSecret | undefined): Promise<Answer<unknown>> {
    const isNothingToRemove = kept === undefined && !(accountId in this.#file.value.secrets);
    if (isNothingToRemove) return Promise.resolve(done());
    return this.#file.change((file) => {
      const { [accountId]: _old, ...others } = file.secrets;
      const secrets = kept === undefined ? others : { ...others, [accountId]: kept };
      return { ok: true, value: { ...file, secrets } };
    });
  }
}
