import { randomBytes } from 'node:crypto';

export type NonceUse = 'fresh' | 'stale' | 'replayed';

/** The nonces that were given out, and how often each was used (RFC 7616 §3.3, §3.4). */
export class Nonces {
  readonly #lastCount = new Map<string, number>();

  issue(): string {
    const nonce = randomBytes(16).toString('hex');
    this.#lastCount.set(nonce, 0);
    return nonce;
  }

  /** Every nonce given out so far becomes stale. */
  expire(): void {
    this.#lastCount.clear();
  }

  /** `nc` has to rise strictly; a nonce used without quality of protection has no count. */
  use(nonce: string, nc: string | undefined): NonceUse {
    const last = this.#lastCount.get(nonce);
    if (last === undefined) return 'stale';
    if (nc === undefined) return 'fresh';
    const count = Number.parseInt(nc, 16);
    if (!(count > last)) return 'replayed';
    this.#lastCount.set(nonce, count);
    return 'fresh';
  }
}
