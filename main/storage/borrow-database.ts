import { copyFileSync, existsSync, rmSync } from 'node:fs';

/**
 * Copies a database out of a folder that is read-only, with what a crash has left in its log. What an earlier run left in
 * its place is gone. Throws the file system's error.
 */
export function borrowDatabase(path: string, copy: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(copy + ending, { force: true });
  for (const ending of ['', '-wal'])
    if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending);
}
