import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../../main/storage/database.ts';
import { versionOf, type Migration } from '../../../../main/storage/migrate.ts';
import { migrations } from '../../../../main/storage/migrations/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { DatabaseFolder } from './database-folder.ts';

const notes: Migration = (database) => database.exec('CREATE TABLE notes (text TEXT NOT NULL) STRICT');
const dated: Migration = (database) => database.exec('ALTER TABLE notes ADD COLUMN at INTEGER');

function write(database: Database, text: string): void {
  database.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
}

function read(database: Database): unknown[] {
  return database
    .prepare('SELECT text FROM notes ORDER BY rowid')
    .all()
    .map((row) => row['text']);
}

/** A closed database with two notes that were there when the backup was made, and one since. */
async function withBackup(): Promise<DatabaseFolder> {
  const folder = new DatabaseFolder(temporaryFolder());
  const { database } = await folder.open([notes]);
  write(database, 'first');
  write(database, 'second');
  await folder.backups.make(folder.path);
  write(database, 'third');
  database.close();
  return folder;
}

/** Overwrites all but the header. */
function damage(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, 'x'.repeat(statSync(path).size - 100), 100);
  closeSync(file);
}

function names(folder: DatabaseFolder): string[] {
  return readdirSync(dirname(folder.path)).sort();
}

describe('a database', () => {
  it('is created up to date, for its user only, and leaves one file when closed', async () => {
    const folder = new DatabaseFolder(temporaryFolder());
    const { database, trouble } = await folder.open();
    expect(trouble).toBeUndefined();
    expect(versionOf(database)).toBe(migrations.length);
    for (const ending of ['', '-wal', '-shm']) {
      expect(statSync(folder.path + ending).mode & 0o777, ending).toBe(0o600);
    }
    database.close();
    expect(names(folder)).toEqual(['parley.db']);
    expect(folder.checked).toEqual([]);
  });

  it('that others could read is made private again', async () => {
    const folder = await withBackup();
    chmodSync(folder.path, 0o644);
    (await folder.open([notes])).database.close();
    expect(statSync(folder.path).mode & 0o777).toBe(0o600);
  });

  it('syncs each commit, checks references and overwrites what is deleted', async () => {
    const { database } = await new DatabaseFolder(temporaryFolder()).open();
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('secure_delete')).toBe(1);
    database.close();
  });
});

describe('a migration', () => {
  it.each(migrations.map((_, version) => version))('leads from version %i to the newest', async (version) => {
    const folder = new DatabaseFolder(temporaryFolder());
    (await folder.open(migrations.slice(0, version))).database.close();
    const { database, trouble } = await folder.open();
    expect(trouble).toBeUndefined();
    expect(versionOf(database)).toBe(migrations.length);
    database.close();
  });

  it('runs after a backup of what was there before', async () => {
    const folder = await withBackup();
    folder.time = new Date('2026-12-01');
    const { database } = await folder.open([notes, dated]);
    expect(read(database)).toEqual(['first', 'second', 'third']);
    const [newest = ''] = folder.backups.all;
    expect(newest).toContain('parley-2026-12-01');
    expect(statSync(newest).mode & 0o777).toBe(0o600);
    database.close();
    (await folder.open([notes, dated])).database.close();
    expect(folder.backups.all).toHaveLength(2);
  });

  it('that fails leaves everything as it was, and calls are remembered for this run', async () => {
    const folder = await withBackup();
    const broken: Migration = (database) => {
      database.exec("UPDATE notes SET text = 'changed'");
      database.exec('INSERT INTO notes (text) SELECT NULL WHERE EXISTS (SELECT 1 FROM notes)');
    };
    const { database, trouble } = await folder.open([notes, broken]);
    expect(trouble?.kind).toBe('database-not-kept');
    expect(read(database)).toEqual([]);
    database.close();
    const again = await folder.open([notes]);
    expect(read(again.database)).toEqual(['first', 'second', 'third']);
    again.database.close();
  });
});

describe('after a crash', () => {
  it('the file is checked and goes on', async () => {
    const folder = await withBackup();
    // What a crash leaves: a log beside the database.
    writeFileSync(`${folder.path}-wal`, '');
    const { database, trouble } = await folder.open([notes]);
    expect(folder.checked).toEqual([folder.path]);
    expect(trouble).toBeUndefined();
    expect(read(database)).toEqual(['first', 'second', 'third']);
    database.close();
  });

  it('a damaged file is kept aside, and the newest backup takes its place', async () => {
    const folder = await withBackup();
    damage(folder.path);
    const damaged = readFileSync(folder.path);
    writeFileSync(`${folder.path}-wal`, '');
    const { database, trouble } = await folder.open([notes]);
    expect(read(database)).toEqual(['first', 'second']);
    expect(trouble?.kind).toBe('database-restored');
    const aside = 'parley.broken-2026-11-22T10-04-05-678Z.db';
    expect(trouble?.detail).toContain(aside);
    expect(readFileSync(folder.path.replace('parley.db', aside))).toEqual(damaged);
    expect(statSync(folder.path).mode & 0o777).toBe(0o600);
    database.close();
    expect((await folder.open([notes])).trouble).toBeUndefined();
  });

  it('a backup that is damaged too is passed over', async () => {
    const folder = await withBackup();
    folder.time = new Date('2026-12-01');
    await folder.backups.make(folder.path);
    damage(folder.backups.all[0] ?? '');
    damage(folder.path);
    writeFileSync(`${folder.path}-wal`, '');
    const { database, trouble } = await folder.open([notes]);
    expect(trouble?.kind).toBe('database-restored');
    expect(read(database)).toEqual(['first', 'second']);
    database.close();
  });
});

describe('a file that cannot be used', () => {
  it.each(['text', 'a newer Parley'])('because it is of %s is replaced by an empty one', async (what) => {
    const folder = new DatabaseFolder(temporaryFolder());
    if (what === 'text')
      writeFileSync(folder.path, 'not a database, but long enough to be looked at'.repeat(10));
    else (await folder.open([notes, dated])).database.close();
    const { database, trouble } = await folder.open([notes]);
    expect(trouble?.kind).toBe('database-broken');
    expect(read(database)).toEqual([]);
    database.close();
    expect(names(folder)).toEqual(['parley.broken-2026-11-22T10-04-05-678Z.db', 'parley.db']);
  });

  it('because nothing can be written there is left alone, and calls are remembered for this run', async () => {
    const folder = new DatabaseFolder(temporaryFolder());
    mkdirSync(folder.path);
    const { database, trouble } = await folder.open([notes]);
    expect(trouble).toMatchObject({ kind: 'database-not-kept' });
    write(database, 'for this run');
    expect(read(database)).toEqual(['for this run']);
    database.close();
    expect(existsSync(folder.path)).toBe(true);
  });
});
