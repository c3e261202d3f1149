import type { Call, ForwardReason } from '../domain/call/call.ts';

const forMs = 10_000;

/** Who was forwarded a moment ago: whoever is back at once goes in a circle that no header field tells of. */
export class ForwardedLately {
  readonly #now: () => number;
  readonly #since = new Map<string, number>();

  /** @param now in ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether the caller was forwarded for this reason lately; if not, this is the first time. */
  isRepeated({ accountId, party }: Call, why: ForwardReason): boolean {
    const now = this.#now();
    for (const [key, at] of this.#since) if (now - at >= forMs) this.#since.delete(key);
    const key = [accountId, why, party.address].join(' ');
    if (this.#since.has(key)) return true;
    this.#since.set(key, now);
    return false;
  }
}
