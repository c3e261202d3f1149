import type { Database } from '../storage/database.ts';

/** What is being written to whom, by the keys of their addresses. All throw SQLite's errors. */
export class DraftsTable {
  readonly #read: ReturnType<Database['prepare']>;
  readonly #drop: ReturnType<Database['prepare']>;
  readonly #put: ReturnType<Database['prepare']>;

  constructor(database: Database) {
    const within = `SELECT drafts.key FROM json_each(:spans) AS span
      CROSS JOIN drafts ON drafts.key BETWEEN span.value ->> 0 AND span.value ->> 1`;
    this.#read = database.prepare(`SELECT text FROM drafts WHERE key IN (${within}) ORDER BY key`);
    this.#drop = database.prepare(`DELETE FROM drafts WHERE key IN (${within})`);
    this.#put = database.prepare('INSERT OR REPLACE INTO drafts (key, text) VALUES (:key, :text)');
  }

  /** Those of all the keys, one below the other: they may have been begun before the addresses were one person's. */
  read(spans: string): string {
    return this.#read
      .all({ spans })
      .map((row) => String(row['text']))
      .join('\n');
  }

  /** Empty forgets it. */
  put(key: string, text: string): void {
    if (text === '') this.drop(JSON.stringify([[key, key]]));
    else this.#put.run({ key, text });
  }

  drop(spans: string): void {
    this.#drop.run({ spans });
  }
}
