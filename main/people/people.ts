import {
  failed,
  type Answer,
  type ImportReport,
  type SoughtParty,
  type Person,
  type PersonForm,
} from '../../preload/contract/index.ts';
import type { Peer } from '../history/peer.ts';
import type { CountryOf } from '../history/peers-table.ts';
import type { Backups } from '../storage/backups.ts';
import { emptyLog, inTransaction, type Database } from '../storage/database.ts';
import { kept } from '../storage/kept.ts';
import type { Correspondents } from './correspondents.ts';
import { importPeople } from './import-people.ts';
import { PeopleTable } from './people-table.ts';
import { PersonKeys } from './person-keys.ts';
import { prepared } from './person-row.ts';
import { providedPeople, type ProvidedContact } from './provided.ts';
import { searchPeople } from './search-people.ts';
import { peerOfTyped } from './typed-address.ts';

const FOUND = 50;

interface Dependencies {
  readonly database: Database;
  readonly backups: Backups;
  readonly correspondents: Correspondents;
  readonly country: CountryOf;
  readonly newId: () => string;
}

/** The address book. What fails has changed nothing; who is deleted is gone for good. */
export class People {
  readonly #dependencies: Dependencies;
  readonly #table: PeopleTable;
  readonly #peerOf: (address: string) => Peer;
  #edits = 0;
  #importing: Promise<unknown> = Promise.resolve();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#table = new PeopleTable(dependencies.database);
    this.#peerOf = (address) => peerOfTyped(address, dependencies.country());
  }

  /** What writes the keys of all anew. */
  get keys(): PersonKeys {
    return new PersonKeys(this.#dependencies.database, this.#table, this.#peerOf);
  }

  list(): Answer<Person[]> {
    return kept(() => this.#table.all());
  }

  search(text: string): Answer<Person[]> {
    return kept(() => searchPeople(this.#dependencies.database, text, FOUND));
  }

  /** Who each of the parties is. */
  find(parties: readonly SoughtParty[]): Answer<(Person | null)[]> {
    const { correspondents } = this.#dependencies;
    return kept(() =>
      parties.map((party) => {
        const [first] = correspondents.of(party).people;
        return (first === undefined ? undefined : this.#table.of(first)) ?? null;
      }),
    );
  }

  /** Adds or changes a person; answers when they are on the disk. */
  save({ id, ...written }: PersonForm): Answer<Person> {
    const { newId } = this.#dependencies;
    return this.#written(() => {
      if (id !== undefined && this.#table.of(id)?.isProvided !== false) return undefined;
      const person = { ...written, id: id ?? newId(), isProvided: false };
      this.#table.put(prepared(person, this.#peerOf));
      return this.#table.of(person.id);
    });
  }

  remove(id: string): Answer<void> {
    const { database, backups } = this.#dependencies;
    return kept(() => {
      this.#edits += 1;
      if (!this.#table.remove(id)) return;
      emptyLog(database);
      backups.forget();
    });
  }

  favour(id: string, isFavourite: boolean): Answer<Person> {
    return this.#written(() => {
      if (this.#table.of(id) === undefined) return undefined;
      this.#table.favour(id, isFavourite);
      return this.#table.of(id);
    });
  }

  /** Adds the people of a file of vCards, or of a table (CSV). */
  import(file: Uint8Array): Promise<Answer<ImportReport>> {
    const { database, newId } = this.#dependencies;
    const edits = (): number => this.#edits;
    const work = { database, table: this.#table, newId, peerOf: this.#peerOf, edits };
    // One after the other: each has to know whom the one before has added.
    const imported = this.#importing.then(() => importPeople(file, work));
    this.#importing = imported;
    return imported;
  }

  /** These are the people of the administrator from now on. */
  provide(contacts: readonly ProvidedContact[]): Answer<void> {
    const { database } = this.#dependencies;
    return kept(() => {
      const people = providedPeople(contacts);
      const known = this.#table.provided().map(({ isFavourite: _mark, ...person }) => person);
      if (JSON.stringify(known) === JSON.stringify(people)) return;
      inTransaction(database, () => {
        this.#table.removeProvided();
        for (const person of people) this.#table.put(prepared(person, this.#peerOf));
      });
    });
  }

  /** @param work gives who was written; undefined where nobody may be */
  #written(work: () => Person | undefined): Answer<Person> {
    this.#edits += 1;
    const written = kept(() => inTransaction(this.#dependencies.database, work));
    if (!written.ok) return written;
    return written.value === undefined ? failed('unknown-person') : { ok: true, value: written.value };
  }
}
