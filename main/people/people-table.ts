import type { Person, PersonAddress } from '../../preload/contract/index.ts';
import type { Database } from '../storage/database.ts';
import type { KnownPerson } from './merge.ts';
import { personColumns, personOf, type PersonRow, type PreparedPerson } from './person-row.ts';

interface AddressRow extends PersonAddress {
  readonly person_id: number;
  readonly key: string;
}

function prepare(database: Database) {
  const select = `SELECT ${personColumns} FROM people`;
  const columns = 'person_id, label, address, key FROM addresses';
  return {
    all: database.prepare(`${select} ORDER BY people.id`),
    provided: database.prepare(`${select} WHERE is_provided = 1 ORDER BY people.id`),
    named: database.prepare(`${select} WHERE uid = :uid`),
    known: database.prepare(`
      ${select} WHERE people.id IN (SELECT person_id FROM addresses WHERE key IN (:key, :other))
      ORDER BY is_provided, is_favourite DESC, name LIMIT 1`),
    allAddresses: database.prepare(`SELECT ${columns} ORDER BY person_id, place`),
    addresses: database.prepare(`SELECT ${columns} WHERE person_id = :id ORDER BY place`),
    put: database.prepare(`
      INSERT INTO people (uid, name, organisation, note, is_provided, search)
      VALUES (:uid, :name, :organisation, :note, :isProvided, :search)
      ON CONFLICT (uid) DO UPDATE SET
        name = excluded.name, organisation = excluded.organisation, note = excluded.note, search = excluded.search
      RETURNING id`),
    dropAddresses: database.prepare('DELETE FROM addresses WHERE person_id = :id'),
    putAddress: database.prepare(`
      INSERT INTO addresses (person_id, place, label, address, key) VALUES (:id, :place, :label, :address, :key)`),
    remove: database.prepare('DELETE FROM people WHERE uid = :uid AND is_provided = 0'),
    removeProvided: database.prepare('DELETE FROM people WHERE is_provided = 1'),
    favour: database.prepare('INSERT OR IGNORE INTO favourites (uid) VALUES (:uid)'),
    disfavour: database.prepare('DELETE FROM favourites WHERE uid = :uid'),
  };
}

/** Queries over people and their addresses, and nothing else. All throw SQLite's errors. */
export class PeopleTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database) {
    this.#statements = prepare(database);
  }

  all(): Person[] {
    return this.#all().map(({ person }) => person);
  }

  /** Everybody who is not provided, with the keys of their addresses. */
  own(): KnownPerson[] {
    return this.#all().flatMap(({ person: { isFavourite: _mark, ...person }, rows }) =>
      person.isProvided ? [] : { person, keys: rows.map(({ key }) => key) },
    );
  }

  provided(): Person[] {
    return (this.#statements.provided.all() as unknown as PersonRow[]).map((row) => this.whole(row));
  }

  of(uid: string): Person | undefined {
    return this.#one(this.#statements.named.get({ uid }));
  }

  /** Who has an address of one of the two keys; the person's own people come before those who are provided. */
  withKey(key: string, other: string): Person | undefined {
    return this.#one(this.#statements.known.get({ key, other }));
  }

  /** Adds the person, or writes them anew; runs in a transaction of the caller. */
  put({ person, keys, search }: PreparedPerson): void {
    const { id: uid, name, organisation = null, note = null, isProvided } = person;
    const row = { uid, name, organisation, note, isProvided: isProvided ? 1 : 0, search };
    const id = Number(this.#statements.put.get(row)?.['id']);
    this.#statements.dropAddresses.run({ id });
    for (const [place, { label, address }] of person.addresses.entries())
      this.#statements.putAddress.run({ id, place, label, address, key: keys[place] ?? address });
  }

  /** Whether there was such a person of one's own. */
  remove(uid: string): boolean {
    return this.#statements.remove.run({ uid }).changes > 0;
  }

  removeProvided(): void {
    this.#statements.removeProvided.run();
  }

  favour(uid: string, isFavourite: boolean): void {
    this.#statements[isFavourite ? 'favour' : 'disfavour'].run({ uid });
  }

  whole(row: PersonRow): Person {
    return personOf(
      row,
      addressesOf(this.#statements.addresses.all({ id: row.id }) as unknown as AddressRow[]),
    );
  }

  #all(): { person: Person; rows: readonly AddressRow[] }[] {
    const addresses = new Map<number, AddressRow[]>();
    for (const row of this.#statements.allAddresses.all() as unknown as AddressRow[]) {
      const known = addresses.get(row.person_id);
      if (known === undefined) addresses.set(row.person_id, [row]);
      else known.push(row);
    }
    return (this.#statements.all.all() as unknown as PersonRow[]).map((row) => {
      const rows = addresses.get(row.id) ?? [];
      return { person: personOf(row, addressesOf(rows)), rows };
    });
  }

  #one(row: unknown): Person | undefined {
    return row === undefined ? undefined : this.whole(row as PersonRow);
  }
}

function addressesOf(rows: readonly AddressRow[]): PersonAddress[] {
  return rows.map(({ label, address }) => ({ label, address }));
}
