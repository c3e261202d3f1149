import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { idFor } from '../app-id.ts';
import { startCommand, type RunningApp } from '../start-command.ts';
import { writeFileAtomically } from '../storage/write-file-atomically.ts';
import type { LinkRegistry, Run } from './link-registry.ts';
import { linuxRegistry } from './linux-registry.ts';
import { macRegistry, type ProtocolClients } from './mac-registry.ts';
import { windowsRegistry } from './windows-registry.ts';

interface System extends RunningApp {
  readonly platform: NodeJS.Platform;
  readonly app: RunningApp['app'] & ProtocolClients;
  /** Opens a page of the system's settings. */
  readonly openSettings: (url: string) => Promise<void>;
}

/** Where this system keeps which program opens links. */
export function systemRegistry(system: System): LinkRegistry {
  const { platform, app, openSettings } = system;
  if (platform === 'win32') return windowsRegistry({ run, command: startCommand(system), openSettings });
  if (platform === 'darwin') return macRegistry(app);
  return linuxRegistry({
    run,
    readFile: (path) => readFile(path, 'utf8'),
    async writeFile(path, text) {
      await mkdir(dirname(path), { recursive: true });
      await writeFileAtomically(path, text);
    },
    ...linuxPlaces(system),
  });
}

function linuxPlaces(system: System) {
  const { env, app, profile } = system;
  // A package has brought an entry of its own; it starts Parley with the usual profile.
  const hasEntry = app.isPackaged && env['APPIMAGE'] === undefined && profile === undefined;
  return {
    // Empty means as if unset (XDG Base Directory Specification).
    dataHome: env['XDG_DATA_HOME'] || join(homedir(), '.local/share'),
    entry: idFor(profile),
    command: hasEntry ? undefined : startCommand(system),
  };
}

/** Without a shell: arguments arrive as they are. */
const run: Run = async (program, args) =>
  (await promisify(execFile)(program, args, { timeout: 10_000, windowsHide: true })).stdout;
