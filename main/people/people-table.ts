import type { Person } from '../../preload/contract/index.ts';
import type { Database } from '../storage/database.ts';
import type { KnownPerson } from './merge.ts';
import { personColumns, personOf, type PersonRow, type PreparedPerson } from './person-row.ts';

interface KnownRow extends PersonRow {
  /** JSON. */
  readonly keys: string;
}

function prepare(database: Database) {
  const select = `SELECT ${personColumns} FROM people`;
  const keys =
    '(SELECT json_group_array(key ORDER BY place) FROM addresses WHERE person_id = people.id) AS keys';
  return {
    all: database.prepare(`${select} ORDER BY people.id`),
    knownAfter: database.prepare(`
      SELECT ${personColumns}, ${keys} FROM people WHERE people.id > :after ORDER BY people.id LIMIT :limit`),
    provided: database.prepare(`${select} WHERE is_provided = 1 ORDER BY people.id`),
    named: database.prepare(`${select} WHERE uid = :uid`),
    put: database.prepare(`
      INSERT INTO people (uid, name, organisation, note, ringtone, is_provided, search)
      VALUES (:uid, :name, :organisation, :note, :ringtone, :isProvided, :search)
      ON CONFLICT (uid) DO UPDATE SET
        name = excluded.name, organisation = excluded.organisation, note = excluded.note,
        ringtone = excluded.ringtone, search = excluded.search
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
    return (this.#statements.all.all() as unknown as PersonRow[]).map(personOf);
  }

  /** People with the keys of their addresses, piece by piece in the order of their rows; behind the end `last` is undefined. */
  knownAfter(
    after: number,
    limit: number,
  ): { readonly people: KnownPerson[]; readonly last: number | undefined } {
    const rows = this.#statements.knownAfter.all({ after, limit }) as unknown as KnownRow[];
    return { people: rows.map(knownIn), last: rows.at(-1)?.id };
  }

  provided(): Person[] {
    return (this.#statements.provided.all() as unknown as PersonRow[]).map(personOf);
  }

  of(uid: string): Person | undefined {
    return personIn(this.#statements.named.get({ uid }));
  }

  /** Adds the person, or writes them anew; runs in a transaction of the caller. */
  put({ person, keys, search }: PreparedPerson): void {
    const { id: uid, name, organisation = null, note = null, ringtone = null, isProvided } = person;
    const row = { uid, name, organisation, note, ringtone, isProvided: isProvided ? 1 : 0, search };
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
}

function knownIn(row: KnownRow): KnownPerson {
  const { isFavourite: _mark, ...person } = personOf(row);
  return { person, keys: JSON.parse(row.keys) as string[] };
}

function personIn(row: unknown): Person | undefined {
  return row === undefined ? undefined : personOf(row as PersonRow);
}
