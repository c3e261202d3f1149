import { setImmediate as nextTurn } from 'node:timers/promises';
import { PeerRows } from '../history/peer-rows.ts';
import type { CountryOf, PeersTable } from '../history/peers-table.ts';
import { DraftsTable } from '../messages/drafts-table.ts';
import type { PersonKeys } from '../people/person-keys.ts';
import type { Database } from '../storage/database.ts';

/** Under this name stands the country of the address book. */
const BOOK = '';

interface Dependencies {
  readonly database: Database;
  readonly peers: PeersTable;
  readonly people: PersonKeys;
  readonly accountIds: () => readonly string[];
  readonly country: CountryOf;
  /** Keys are others now: who is the same as whom may have changed. */
  readonly onChanged: () => void;
  readonly onFailure: (detail: string) => void;
}

/**
 * Keeps the stored keys true to the countries of the accounts: where one is another now, those of its calls and messages are
 * written anew, batch by batch. What is broken off begins anew at the next start; what is done twice is the same.
 */
export class Countries {
  readonly #dependencies: Dependencies;
  readonly #stored: ReturnType<Database['prepare']>;
  readonly #ids: ReturnType<Database['prepare']>;
  readonly #store: ReturnType<Database['prepare']>;
  #running: Promise<void> = Promise.resolve();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#stored = dependencies.database.prepare('SELECT country FROM countries WHERE account_id = :id');
    this.#ids = dependencies.database.prepare('SELECT account_id FROM countries');
    this.#store = dependencies.database.prepare(
      'INSERT OR REPLACE INTO countries (account_id, country) VALUES (:id, :country)',
    );
  }

  /** Resolves when all keys are true. */
  follow(): Promise<void> {
    this.#running = this.#running.then(() => this.#follow());
    return this.#running;
  }

  async #follow(): Promise<void> {
    const { database, country, onChanged, onFailure } = this.#dependencies;
    try {
      const changed = [...this.#accounts()]
        .map((id) => ({ id, country: country(id === BOOK ? undefined : id), former: this.#formerOf(id) }))
        .filter((one) => one.country !== one.former);
      // Of an account that is new nothing is kept yet.
      const stale = new Set(changed.filter(({ former }) => former !== undefined).map(({ id }) => id));
      if (stale.size > 0) await this.#rekey(stale);
      if (!database.isOpen) return;
      for (const { id, country: current } of changed) this.#store.run({ id, country: current });
      if (stale.size > 0) onChanged();
    } catch (error) {
      onFailure((error as Error).message);
    }
  }

  /** Also those that were removed: what was said with them is kept, and their numbers mean what those of the book do. */
  #accounts(): ReadonlySet<string> {
    const known = this.#ids.all().map((row) => String(row['account_id']));
    return new Set([BOOK, ...this.#dependencies.accountIds(), ...known]);
  }

  #formerOf(id: string): string | undefined {
    const row = this.#stored.get({ id });
    return row === undefined ? undefined : String(row['country']);
  }

  async #rekey(accounts: ReadonlySet<string>): Promise<void> {
    const { database, peers, people } = this.#dependencies;
    const calls = new PeerRows(database, peers, 'calls');
    const messages = new PeerRows(database, peers, 'messages');
    const steps = [
      (after: number) => calls.rekey(after, accounts),
      (after: number) => messages.rekey(after, accounts),
      (after: number) => (accounts.has(BOOK) ? people.rekey(after) : undefined),
    ];
    new DraftsTable(database).rekey((address, accountId) => peers.keyOf(address, accountId));
    for (const step of steps) {
      for (let after: number | undefined = 0; after !== undefined && database.isOpen;) {
        after = step(after);
        await nextTurn();
      }
    }
  }
}
