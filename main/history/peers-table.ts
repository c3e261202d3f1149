import type { Database } from '../storage/database.ts';
import { peerOf } from './peer.ts';

/** The other sides of calls and messages. All throw SQLite's errors. */
export class PeersTable {
  readonly #country: string;
  readonly #put: ReturnType<Database['prepare']>;

  /** @param country ISO 3166 code, whose national numbers are understood */
  constructor(database: Database, country: string) {
    this.#country = country;
    this.#put = database.prepare(`
      INSERT INTO peers (key, search, last_at) VALUES (:key, :search, :lastAt)
      ON CONFLICT (key) DO UPDATE SET
        search = iif(:named, excluded.search, search), last_at = max(last_at, excluded.last_at)
      RETURNING id`);
  }

  keyOf(address: string): string {
    return peerOf(address, undefined, this.#country).key;
  }

  /**
   * The id of the peer, who is put down if they are new.
   *
   * @param at when they were spoken to, in ms since the epoch
   */
  put(address: string, displayName: string | undefined, at: number): number {
    const { key, search } = peerOf(address, displayName, this.#country);
    const named = displayName === undefined ? 0 : 1;
    return Number(this.#put.get({ key, search, named, lastAt: at })?.['id']);
  }
}
