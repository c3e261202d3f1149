import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import {
  done,
  failed,
  LARGEST_RINGTONE,
  ringtoneFile,
  type Answer,
  type ChosenSound,
} from '../../preload/contract/index.ts';
import { createNew } from '../storage/new-file.ts';
import { ringtoneName } from './ringtone-name.ts';

interface Dependencies {
  /** Where they are kept. */
  readonly folder: string;
  /** Asks the person for a sound file; undefined where they want none. */
  readonly choose: () => Promise<string | undefined>;
}

/**
 * The person's own ringtones: copies of sound files in the profile. What is no sound file by its name, or too long, is
 * `sound-unusable`; whether it can be played, the window finds out.
 */
export class Ringtones {
  readonly #dependencies: Dependencies;
  #chosen: ChosenSound | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Names of the files, in their order. */
  async list(): Promise<Answer<string[]>> {
    const names = await readdir(this.#dependencies.folder).catch(() => []);
    return done(names.filter((name) => v.is(ringtoneFile, name)).toSorted());
  }

  /** Lets the person choose one; null where they choose nothing. Nothing is kept before the window has tried it. */
  async choose(): Promise<Answer<ChosenSound | null>> {
    this.#chosen = undefined;
    const path = await this.#dependencies.choose();
    if (path === undefined) return done(null);
    const name = basename(path);
    if (!v.is(ringtoneFile, ringtoneName(name))) return failed('sound-unusable', name);
    try {
      const { size } = await stat(path);
      if (size > LARGEST_RINGTONE) return failed('sound-unusable', name);
      this.#chosen = { name, bytes: await readFile(path) };
      return done(this.#chosen);
    } catch (error) {
      return failed('storage-failed', (error as Error).message);
    }
  }

  /** Keeps a copy of the one that was chosen last, and answers with its name. */
  async add(): Promise<Answer<string>> {
    const chosen = this.#chosen;
    this.#chosen = undefined;
    if (chosen === undefined) return failed('invalid-request');
    try {
      return done(await this.#keep(chosen.name, chosen.bytes));
    } catch (error) {
      return failed('storage-failed', (error as Error).message);
    }
  }

  async read(file: string): Promise<Answer<Uint8Array<ArrayBuffer>>> {
    try {
      return done(await readFile(this.#pathOf(file)));
    } catch (error) {
      return failed('storage-failed', (error as Error).message);
    }
  }

  async remove(file: string): Promise<Answer<void>> {
    try {
      await rm(this.#pathOf(file), { force: true });
      return done();
    } catch (error) {
      return failed('storage-failed', (error as Error).message);
    }
  }

  async #keep(name: string, bytes: Uint8Array): Promise<string> {
    const { folder } = this.#dependencies;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const copy = await createNew(folder, (again) => ringtoneName(name, again));
    await copy.file.writeFile(bytes).finally(() => copy.file.close());
    return copy.name;
  }

  #pathOf(file: string): string {
    return join(this.#dependencies.folder, file);
  }
}
