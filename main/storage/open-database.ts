import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Trouble } from '../../preload/contract/index.ts';
import type { Backups } from './backups.ts';
import { meansDamage, UnusableFile } from './damage.ts';
import { connect, createPrivately, inMemory, type Database } from './database.ts';
import type { FileWork } from './file-work.ts';
import { migrate, versionOf, type Migration } from './migrate.ts';
import { nameAside } from './name-aside.ts';

interface Options {
  readonly path: string;
  readonly migrations: readonly Migration[];
  readonly backups: Backups;
  readonly damageIn: FileWork['damageIn'];
  readonly now: () => Date;
}

export interface OpenedDatabase {
  readonly database: Database;
  /** What the person should know: what was kept on disk is not there, or will not be. */
  readonly trouble?: Trouble;
}

/**
 * Opens the database and brings it up to date, after a backup. One that is damaged is renamed beside, so that nothing is
 * lost, and the newest sound backup takes its place, or an empty one. Where nothing can be kept on disk, it is in memory.
 */
export async function openDatabase(options: Options): Promise<OpenedDatabase> {
  try {
    return { database: await openFile(options) };
  } catch (error) {
    if (!meansDamage(error)) return withoutFile(options, error);
    try {
      return await replaceFile(options, (error as Error).message);
    } catch (second) {
      return withoutFile(options, second);
    }
  }
}

/** SQLite removes its log when it closes a database: where there is one, Parley or the system has crashed. */
export function wasLeftOpen(path: string): boolean {
  return existsSync(`${path}-wal`);
}

async function openFile({ path, migrations, backups, damageIn }: Options): Promise<Database> {
  const damage = wasLeftOpen(path) ? await damageIn(path) : undefined;
  if (damage !== undefined) throw new UnusableFile(damage);
  const database = connect(path);
  try {
    const version = versionOf(database);
    if (version > 0 && version < migrations.length) await backups.make(path);
    migrate(database, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function replaceFile(options: Options, problem: string): Promise<OpenedDatabase> {
  const { path, backups, damageIn, now } = options;
  const aside = nameAside(path, now());
  moveAside(path, aside);
  const detail = `${basename(path)}: ${problem}; kept as ${basename(aside)}`;
  for (const backup of backups.all) {
    removeFile(path);
    createPrivately(path);
    copyFileSync(backup, path);
    try {
      if ((await damageIn(path)) !== undefined) continue;
      return { database: await openFile(options), trouble: { kind: 'database-restored', detail } };
    } catch (error) {
      if (!meansDamage(error)) throw error;
    }
  }
  removeFile(path);
  return { database: await openFile(options), trouble: { kind: 'database-broken', detail } };
}

function withoutFile({ path, migrations }: Options, error: unknown): OpenedDatabase {
  const database = inMemory();
  migrate(database, migrations);
  return {
    database,
    trouble: { kind: 'database-not-kept', detail: `${basename(path)}: ${(error as Error).message}` },
  };
}

/** The log goes with its database: what is in it may be all that can be rescued. */
function moveAside(path: string, aside: string): void {
  const targets = filesOf(aside);
  for (const [index, file] of filesOf(path).entries()) {
    const target = targets[index];
    if (target !== undefined && existsSync(file)) renameSync(file, target);
  }
}

function removeFile(path: string): void {
  for (const file of filesOf(path)) rmSync(file, { force: true });
}

function filesOf(path: string): readonly string[] {
  return [path, `${path}-wal`, `${path}-shm`];
}
