import type { Peer } from '../history/peer.ts';
import { inTransaction, type Database } from '../storage/database.ts';
import type { PeopleTable } from './people-table.ts';
import { prepared } from './person-row.ts';

/** People who are looked at in one turn: a few ms. */
const BATCH = 100;

/** Writes the keys of the address book anew, for whom they are others now. All throw SQLite's errors. */
export class PersonKeys {
  readonly #database: Database;
  readonly #table: PeopleTable;
  readonly #peerOf: (address: string) => Peer;

  constructor(database: Database, table: PeopleTable, peerOf: (address: string) => Peer) {
    this.#database = database;
    this.#table = table;
    this.#peerOf = peerOf;
  }

  /** Looks at the people after that row; gives the last row, or undefined where there is no more. */
  rekey(after: number): number | undefined {
    const { people, last } = this.#table.knownAfter(after, BATCH);
    const stale = people.filter(({ person, keys }) =>
      person.addresses.some(({ address }, place) => this.#peerOf(address).key !== keys[place]),
    );
    if (stale.length > 0)
      inTransaction(this.#database, () => {
        for (const { person } of stale) this.#table.put(prepared(person, this.#peerOf));
      });
    return last;
  }
}
