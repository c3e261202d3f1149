import type { Whom } from '../../preload/contract/index.ts';
import type { Database } from '../storage/database.ts';

/** What is being written to whom, by the keys of their addresses. All throw SQLite's errors. */
export class DraftsTable {
  readonly #read: ReturnType<Database['prepare']>;
  readonly #drop: ReturnType<Database['prepare']>;
  readonly #put: ReturnType<Database['prepare']>;
  readonly #keys: ReturnType<Database['prepare']>;
  readonly #move: ReturnType<Database['prepare']>;

  constructor(database: Database) {
    const within = `SELECT drafts.key FROM json_each(:spans) AS span
      CROSS JOIN drafts ON drafts.key BETWEEN span.value ->> 0 AND span.value ->> 1`;
    this.#read = database.prepare(`SELECT text FROM drafts WHERE key IN (${within}) ORDER BY key`);
    this.#drop = database.prepare(`DELETE FROM drafts WHERE key IN (${within})`);
    this.#keys = database.prepare('SELECT key, address, account_id FROM drafts WHERE address IS NOT NULL');
    this.#move = database.prepare('UPDATE OR IGNORE drafts SET key = :next WHERE key = :key');
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

  /** Their addresses may have other keys now. */
  rekey(keyOf: (address: string, accountId: string | undefined) => string): void {
    for (const row of this.#keys.all()) {
      const accountId = row['account_id'] === null ? undefined : String(row['account_id']);
      this.#move.run({ key: String(row['key']), next: keyOf(String(row['address']), accountId) });
    }
  }

  drop(spans: string): void {
    this.#drop.run({ spans });
  }
}
