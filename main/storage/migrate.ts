import { UnusableFile } from './damage.ts';
import { inTransaction, type Database } from './database.ts';

/** One step from a version of the schema to the next; it runs inside a transaction. */
export type Migration = (database: Database) => void;

/** How many migrations a database has been through (`user_version`); 0 for a new one. Throws SQLite's error. */
export function versionOf(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/**
 * Brings a database up to date, one transaction for each step. Throws SQLite's error, or `UnusableFile` where a newer
 * Parley has written it: what its tables mean is not known here.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const version = versionOf(database);
  if (version > migrations.length) throw new UnusableFile('is of a newer Parley');
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue;
    inTransaction(database, () => {
      migration(database);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}
