import type { Migration } from '../migrate.ts';

/** Whose national numbers the keys of each account's peers are made with; those of the address book under an empty name.
 * A draft, too, says what its key was made of. */
export const countries: Migration = (database) =>
  database.exec(`
    CREATE TABLE countries (account_id TEXT PRIMARY KEY, country TEXT NOT NULL) STRICT, WITHOUT ROWID;
    ALTER TABLE drafts ADD COLUMN address TEXT;
    ALTER TABLE drafts ADD COLUMN account_id TEXT;
  `);
