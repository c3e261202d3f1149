import { constants } from 'node:fs';
import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { done, failed, type Answer } from '../../preload/contract/index.ts';
import { writeFileAtomically } from '../storage/write-file-atomically.ts';
import { execOf, readDesktopEntry, writeDesktopEntry } from '../xdg/desktop-entry.ts';
import type { LoginStart } from './login-start.ts';

interface Options {
  /** In the autostart folder of the person (Desktop Application Autostart Specification). */
  readonly path: string;
  /** What desktops list it as. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** Linux: a desktop entry in the autostart folder. Desktops switch it off by keys in it, people by deleting it. */
export class AutostartFile implements LoginStart {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async isOn(): Promise<boolean> {
    const entry = await this.#read();
    return isEnabled(entry) && (await isProgram(entry.get('TryExec')));
  }

  async set(isOn: boolean): Promise<Answer<boolean>> {
    try {
      if (isOn) await this.#write();
      else await rm(this.#options.path, { force: true });
    } catch (error) {
      return failed('storage-failed', String(error));
    }
    return done(await this.isOn());
  }

  /** An update may have put the program somewhere else. */
  async keep(): Promise<void> {
    const entry = await this.#read();
    if (isEnabled(entry) && !(await isProgram(entry.get('TryExec')))) await this.set(true);
  }

  async #read(): Promise<ReadonlyMap<string, string>> {
    return readDesktopEntry(await readFile(this.#options.path, 'utf8').catch(() => ''));
  }

  async #write(): Promise<void> {
    const { path, name, command } = this.#options;
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomically(
      path,
      writeDesktopEntry({ Name: name, TryExec: command[0], Exec: execOf(command), Terminal: 'false' }),
    );
  }
}

function isEnabled(entry: ReadonlyMap<string, string>): boolean {
  return (
    entry.has('Exec') &&
    entry.get('Hidden') !== 'true' &&
    // What GNOME's settings write instead.
    entry.get('X-GNOME-Autostart-enabled') !== 'false'
  );
}

async function isProgram(path: string | undefined): Promise<boolean> {
  if (path === undefined) return true;
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
