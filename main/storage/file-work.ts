import { meansDamage } from './damage.ts';
import { connect, createPrivately } from './database.ts';

/** What takes seconds with a large file, and is done beside the main thread. */
export interface FileWork {
  damageIn(path: string): Promise<string | undefined>;
  copy(path: string, target: string): Promise<void>;
}

/**
 * What is wrong with a database file, in SQLite's words; undefined where it is sound. Throws SQLite's error where the file
 * cannot be read at all.
 */
export function damageIn(path: string): string | undefined {
  try {
    const database = connect(path);
    try {
      const first = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
      return first === 'ok' ? undefined : String(first);
    } finally {
      database.close();
    }
  } catch (error) {
    if (meansDamage(error)) return (error as Error).message;
    throw error;
  }
}

/** Writes what is in a database into a new file, and nothing of what was deleted. Throws SQLite's error. */
export function copy(path: string, target: string): void {
  createPrivately(target);
  const database = connect(path);
  try {
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
}
