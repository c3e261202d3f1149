import type { Whom } from '../../preload/contract/index.ts';
import { inTransaction, type Database } from '../storage/database.ts';

interface Row {
  readonly key: string;
  readonly text: string;
  readonly address: string;
  readonly accountId: string | null;
}

/** What is being written to whom, by the keys of their addresses. All throw SQLite's errors. */
export class DraftsTable {
  readonly #database: Database;
  readonly #read: ReturnType<Database['prepare']>;
  readonly #drop: ReturnType<Database['prepare']>;
  readonly #put: ReturnType<Database['prepare']>;
  readonly #all: ReturnType<Database['prepare']>;
  readonly #join: ReturnType<Database['prepare']>;

  constructor(database: Database) {
    this.#database = database;
    const within = `SELECT drafts.key FROM json_each(:spans) AS span
      CROSS JOIN drafts ON drafts.key BETWEEN span.value ->> 0 AND span.value ->> 1`;
    this.#read = database.prepare(`SELECT text FROM drafts WHERE key IN (${within}) ORDER BY key`);
    this.#drop = database.prepare(`DELETE FROM drafts WHERE key IN (${within})`);
    this.#all = database.prepare(
      'SELECT key, text, address, account_id AS accountId FROM drafts WHERE address IS NOT NULL',
    );
    this.#join = database.prepare(`
      INSERT INTO drafts (key, text, address, account_id) VALUES (:key, :text, :address, :accountId)
      ON CONFLICT (key) DO UPDATE SET text = text || char(10) || excluded.text`);
    this.#put = database.prepare(
      'INSERT OR REPLACE INTO drafts (key, text, address, account_id) VALUES (:key, :text, :address, :accountId)',
    );
  }

  /** Those of all the keys, one below the other: they may have been begun before the addresses were one person's. */
  read(spans: string): string {
    return this.#read
      .all({ spans })
      .map((row) => String(row['text']))
      .join('\n');
  }

  /** Empty forgets it. */
  put(key: string, text: string, { address, accountId }: Whom): void {
    if (text === '') this.drop(JSON.stringify([[key, key]]));
    else this.#put.run({ key, text, address, accountId: accountId ?? null });
  }

  /** Their addresses may have other keys now. Where two have one, the texts are one below the other. */
  rekey(keyOf: (address: string, accountId: string | undefined) => string): void {
    const rows = this.#all.all() as unknown as Row[];
    const moved = rows
      .map((row) => ({ ...row, next: keyOf(row.address, row.accountId ?? undefined) }))
      .filter(({ key, next }) => key !== next);
    inTransaction(this.#database, () => {
      // All go before one comes: two may change places.
      for (const { key } of moved) this.drop(JSON.stringify([[key, key]]));
      for (const { next: key, text, address, accountId } of moved)
        this.#join.run({ key, text, address, accountId });
    });
  }

  drop(spans: string): void {
    this.#drop.run({ spans });
  }
}
