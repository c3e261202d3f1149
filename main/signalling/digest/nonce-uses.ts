import { BoundedMap } from './bounded-map.ts';
import type { Challenge } from './challenge.ts';
import type { Use } from './credentials.ts';

const REMEMBERED = 64;

/** How often each nonce was used: a server may insist that the count grows by one (RFC 7616 §3.4). */
export class NonceUses {
  readonly #newCnonce: () => string;
  readonly #uses = new BoundedMap<string, Use>(REMEMBERED);

  /** @param newCnonce gives another unpredictable token each time */
  constructor(newCnonce: () => string) {
    this.#newCnonce = newCnonce;
  }

  /**
   * The next use of the challenge's nonce. The cnonce is another one each time, but for `-sess`: some servers keep the
   * key that the first one made (RFC 7616 §3.4.2), others make it from each request, and the same cnonce suits both.
   */
  next({ realm, nonce, algorithm }: Challenge): Use {
    const name = `${realm}\n${nonce}`;
    const last = this.#uses.get(name);
    const cnonce = algorithm.session && last ? last.cnonce : this.#newCnonce();
    const use = { count: (last?.count ?? 0) + 1, cnonce };
    this.#uses.set(name, use);
    return use;
  }
}
