import { join } from 'node:path';
import { APP_ID } from '../app-id.ts';
import { execOf, readDesktopEntry, writeDesktopEntry } from '../xdg/desktop-entry.ts';
import type { LinkHandler } from '../../preload/contract/index.ts';
import type { LinkRegistry, Run } from './link-registry.ts';
import { LINK_SCHEMES } from './link-schemes.ts';

interface Dependencies {
  readonly run: Run;
  readonly readFile: (path: string) => Promise<string>;
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** The person's folder for data, `XDG_DATA_HOME`. */
  readonly dataHome: string;
  /** Name of this Parley's desktop entry, without `.desktop`. Further copies have names that begin alike. */
  readonly entry: string;
  /** What starts this Parley; `undefined` where a package has brought its own entry. */
  readonly command: readonly string[] | undefined;
}

/** Desktop entries and their MIME types (xdg-utils). */
export function linuxRegistry(dependencies: Dependencies): LinkRegistry {
  const { run, readFile, writeFile, dataHome, entry, command } = dependencies;
  const folder = join(dataHome, 'applications');
  const file = `${entry}.desktop`;
  const exec = command && execOf(command, '%u');

  return {
    async handlerOf(scheme) {
      const answer = await run('xdg-mime', ['query', 'default', typeOf(scheme)]).catch(() => undefined);
      if (answer === undefined) return 'unknown';
      if (answer.trim() !== file) return handlerNamed(answer.trim());
      if (exec === undefined) return 'parley';
      const written = await readFile(join(folder, file)).catch(() => '');
      return readDesktopEntry(written).get('Exec') === exec ? 'parley' : 'other-copy';
    },

    async register() {
      if (exec !== undefined) {
        await writeFile(join(folder, file), entryText(exec));
        // Desktops find the MIME types by a cache; where there is no such program there is no cache.
        await run('update-desktop-database', [folder]).catch(() => undefined);
      }
      await run('xdg-mime', ['default', file, ...LINK_SCHEMES.map(typeOf)]);
    },
  };
}

function handlerNamed(file: string): LinkHandler['handler'] {
  if (file === '') return 'nobody';
  return file.startsWith(APP_ID) ? 'other-copy' : 'other';
}

function entryText(exec: string): string {
  return writeDesktopEntry({
    Name: 'Parley',
    GenericName: 'Softphone',
    Exec: exec,
    Icon: 'parley',
    Terminal: 'false',
    Categories: 'Network;Telephony;',
    MimeType: LINK_SCHEMES.map((scheme) => `${typeOf(scheme)};`).join(''),
    StartupWMClass: APP_ID,
  });
}

function typeOf(scheme: string): string {
  return `x-scheme-handler/${scheme}`;
}
