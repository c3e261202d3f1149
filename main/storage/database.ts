import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** A SQLite database, with the interface of `node:sqlite`, which Electron 33 does not have yet. */
export type Database = DatabaseSyncInstance;

/** Ms to wait for a backup that reads the file: main stands still for so long. */
const BUSY_TIMEOUT_MS = 250;

// FULL syncs the log with every commit. NORMAL would keep the last ones through a crash of Parley, but not through a
// power cut; a phone writes some dozen rows a day, so a sync for each costs nothing that is felt.
// secure_delete overwrites what is deleted, trusted_schema keeps a file that was tampered with from calling functions.
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA checkpoint_fullfsync = ON;
  PRAGMA secure_delete = ON;
  PRAGMA trusted_schema = OFF;
`;

/** Opens a database file, or creates it for this user only (mode 0600). Throws SQLite's error. */
export function connect(path: string): Database {
  createPrivately(path);
  return configured(path);
}

/** A database that is gone when Parley quits. */
export function inMemory(): Database {
  return configured(':memory:');
}

/** Makes sure that a file is there and nobody else may read it; SQLite gives its log and index the same mode. */
export function createPrivately(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** What was deleted is still in the log: writes it into the database, where it is overwritten, and empties the log. */
export function emptyLog(database: Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Runs `work` as one transaction: all of it is there afterwards, or, where it throws, none. */
export function inTransaction<Result>(database: Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function configured(path: string): Database {
  const database = new DatabaseSync(path, {
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
    defensive: true,
  });
  try {
    database.exec(PRAGMAS);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
