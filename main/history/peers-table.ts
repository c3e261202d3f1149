import type { Database } from '../storage/database.ts';
import { peerOf } from './peer.ts';

/** ISO 3166 code of the country whose national numbers an account understands; without one, those of the address book. */
export type CountryOf = (accountId?: string) => string;

interface Spoken {
  readonly address: string;
  readonly displayName?: string | undefined;
  readonly accountId: string;
  readonly at: number;
}

/** The other sides of calls and messages. All throw SQLite's errors. */
export class PeersTable {
  readonly #country: CountryOf;
  readonly #put: ReturnType<Database['prepare']>;

  constructor(database: Database, country: CountryOf) {
    this.#country = country;
    this.#put = database.prepare(`
      INSERT INTO peers (key, search, last_at) VALUES (:key, :search, :lastAt)
      ON CONFLICT (key) DO UPDATE SET
        search = iif(:named, excluded.search, search), last_at = max(last_at, excluded.last_at)
      RETURNING id`);
  }

  keyOf(address: string, accountId: string | undefined): string {
    return peerOf(address, undefined, this.#country(accountId)).key;
  }

  /**
   * The id of the peer, who is put down if they are new.
   *
   * @param at when they were spoken to, in ms since the epoch
   */
  put({ address, displayName, accountId, at }: Spoken): number {
    const { key, search } = peerOf(address, displayName, this.#country(accountId));
    const named = displayName === undefined ? 0 : 1;
    return Number(this.#put.get({ key, search, named, lastAt: at })?.['id']);
  }
}
