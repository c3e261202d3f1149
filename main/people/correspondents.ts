import type { Correspondent, Whom } from '../../preload/contract/index.ts';
import type { PeersTable } from '../history/peers-table.ts';
import type { Database } from '../storage/database.ts';
import { bookKeys, spansOf } from './book-keys.ts';

/** Everything with somebody: with all addresses of a person, or with one where nobody has it. */
export interface Correspondence {
  readonly whose: Correspondent;
  /** Of keys of peers, as `peersIn` reads them. */
  readonly spans: string;
}

/** The ids of the peers in `:spans`. */
export const peersIn = `SELECT peers.id FROM json_each(:spans) AS span
  CROSS JOIN peers ON peers.key BETWEEN span.value ->> 0 AND span.value ->> 1`;

/** Which people are behind addresses, and which addresses are behind people. All throw SQLite's errors. */
export class Correspondents {
  readonly #peers: PeersTable;
  readonly #home: () => string;
  readonly #people: ReturnType<Database['prepare']>;
  readonly #keys: ReturnType<Database['prepare']>;

  /** @param home the domain at which extensions and names of the address book are that are written without one */
  constructor(database: Database, peers: PeersTable, home: () => string) {
    this.#peers = peers;
    this.#home = home;
    this.#people = database.prepare(`
      SELECT uid FROM people WHERE id IN (SELECT person_id FROM addresses WHERE key IN (:key, :bare))
      ORDER BY is_provided, EXISTS (SELECT 1 FROM favourites WHERE favourites.uid = people.uid) DESC, name`);
    this.#keys = database.prepare(
      'SELECT key FROM addresses JOIN people ON people.id = person_id WHERE uid = :uid ORDER BY place',
    );
  }

  of({ address, accountId }: Whom): Correspondent {
    const peer = this.#peers.keyOf(address, accountId);
    return { peer, people: this.peopleOf(peer) };
  }

  /** The ids of those who have the address of that key; under the first one it is shown. */
  peopleOf(peer: string): string[] {
    const [key, bare] = bookKeys(peer, this.#home());
    return this.#people.all({ key, bare }).map((row) => String(row['uid']));
  }

  /** The address is always part of it, also where the person has another one by now. */
  with(whom: Whom): Correspondence {
    const { peer, people } = this.of(whom);
    const chosen = whom.personId === undefined ? [] : this.#keysOf(whom.personId);
    const [first] = people;
    const person = chosen.length > 0 ? whom.personId : first;
    const keys = chosen.length > 0 || first === undefined ? chosen : this.#keysOf(first);
    const spans = [[peer, peer], ...keys.flatMap((key) => spansOf(key, this.#home()))];
    return {
      whose: { peer, people: person === undefined ? [] : [person] },
      spans: JSON.stringify(spans),
    };
  }

  #keysOf(uid: string): string[] {
    return this.#keys.all({ uid }).map((row) => String(row['key']));
  }
}
