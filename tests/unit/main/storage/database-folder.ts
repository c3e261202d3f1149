import { join } from 'node:path';
import { Backups } from '../../../../main/storage/backups.ts';
import { copy, damageIn } from '../../../../main/storage/file-work.ts';
import type { Migration } from '../../../../main/storage/migrate.ts';
import { migrations } from '../../../../main/storage/migrations/index.ts';
import { openDatabase, type OpenedDatabase } from '../../../../main/storage/open-database.ts';

export const aTime = new Date('2026-11-22T10:04:05.678Z');

/** The database of a profile, with its work on files done at once. */
export class DatabaseFolder {
  readonly path: string;
  readonly backups: Backups;
  /** What time it is. */
  time = aTime;
  readonly checked: string[] = [];

  constructor(folder: string) {
    this.path = join(folder, 'parley.db');
    const copied = (path: string, target: string) => Promise.resolve(copy(path, target));
    this.backups = new Backups(join(folder, 'backups'), copied, () => this.time);
  }

  open(steps: readonly Migration[] = migrations): Promise<OpenedDatabase> {
    return openDatabase({
      path: this.path,
      migrations: steps,
      backups: this.backups,
      damageIn: (path) => {
        this.checked.push(path);
        return Promise.resolve(damageIn(path));
      },
      now: () => this.time,
    });
  }
}
