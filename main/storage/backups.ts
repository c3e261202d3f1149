import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FileWork } from './file-work.ts';
import { timeInName } from './name-aside.ts';

/** Older ones go. */
const KEPT = 3;

const DAY_MS = 86_400_000;

/** Copies of the database in a folder of their own, named after their time. */
export class Backups {
  readonly #folder: string;
  readonly #copy: FileWork['copy'];
  readonly #now: () => Date;
  /** How often `forget` was called: a copy that was begun before holds what must not live on. */
  #forgotten = 0;

  constructor(folder: string, copy: FileWork['copy'], now: () => Date) {
    this.#folder = folder;
    this.#copy = copy;
    this.#now = now;
  }

  /** Paths, newest first. */
  get all(): readonly string[] {
    return this.#names('.db').map((name) => join(this.#folder, name));
  }

  /** Copies the database that is at `path`. Rejects with the error of SQLite or the file system. */
  async make(path: string): Promise<void> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    // Drafts that a crash has left.
    for (const name of this.#names('.draft')) rmSync(join(this.#folder, name));
    const backup = join(this.#folder, `parley-${timeInName(this.#now())}.db`);
    const draft = `${backup}.draft`;
    const forgotten = this.#forgotten;
    await this.#copy(path, draft);
    if (forgotten === this.#forgotten) renameSync(draft, backup);
    else rmSync(draft);
    for (const old of this.all.slice(KEPT)) rmSync(old);
  }

  /** Makes one where the newest is older than `days`, or there is none. */
  async makeIfOlderThan(days: number, path: string): Promise<void> {
    const oldest = `parley-${timeInName(new Date(this.#now().getTime() - days * DAY_MS))}`;
    const [newest] = this.#names('.db');
    if (newest === undefined || newest < oldest) await this.make(path);
  }

  /** What was deleted must not live on in copies. */
  forget(): void {
    this.#forgotten += 1;
    for (const path of this.all) rmSync(path);
  }

  #names(ending: string): string[] {
    try {
      const names = readdirSync(this.#folder).filter((name) => name.endsWith(ending));
      return names.sort().reverse();
    } catch {
      return [];
    }
  }
}
