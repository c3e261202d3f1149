/** What Linux must have installed before Electron and Chromium run: libraries, a display, a browser for tests. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.ts';

const apt = ['-o', 'DPkg::Lock::Timeout=300', '-y', '-qq'];

/** Installs the shared libraries that `executable` misses, or throws with the command to type. */
export function ensureLibraries(executable: string): void {
  if (process.platform !== 'linux' || missingLibraries(executable).length === 0) return;
  installOrExplain(`${executable} needs libraries that are not installed`, () => {
    execFileSync('npx', ['playwright', 'install-deps', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    aptInstall('libgtk-3-0', 'libnotify4');
  });
  const missing = missingLibraries(executable);
  if (missing.length > 0) throw new Error(`Still missing: ${missing.join(', ')}`);
}

function missingLibraries(executable: string): string[] {
  const listing = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '';
  return [...listing.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

export interface Display {
  readonly env: NodeJS.ProcessEnv;
  stop(): void;
}

/** Whether somebody can see a window here. */
export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

/** The person's display, or a virtual one (Xvfb) where there is none. */
export async function ensureDisplay(): Promise<Display> {
  return hasDisplay() ? { env: process.env, stop: () => undefined } : virtualDisplay();
}

/** A display that nobody sees. */
export async function virtualDisplay(): Promise<Display> {
  if (process.platform !== 'linux') return { env: process.env, stop: () => undefined };
  if (!existsSync('/usr/bin/Xvfb')) installOrExplain('Xvfb is not installed', () => aptInstall('xvfb'));
  // Xvfb chooses a free number and writes it to file descriptor 3 once it is ready. Without -noreset it would begin
  // anew whenever its last client leaves, under the next one that is just coming.
  const screen = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', screen, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  const { WAYLAND_DISPLAY: _none, ...env } = process.env;
  return { env: { ...env, DISPLAY: `:${number}` }, stop: () => server.kill() };
}

/** What tests put up a desktop session of their own with: its message bus and its keyring. */
export function ensureSessionPrograms(): void {
  const programs = ['/usr/bin/dbus-daemon', '/usr/bin/gnome-keyring-daemon'];
  if (process.platform !== 'linux' || programs.every((program) => existsSync(program))) return;
  installOrExplain('D-Bus or GNOME Keyring is not installed', () =>
    aptInstall('dbus-daemon', 'gnome-keyring'),
  );
}

/** Installs programs that a test runs, given by name with the Debian package that has each. */
export function ensureTools(tools: Readonly<Record<string, string>>): void {
  const missing = Object.keys(tools).filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length === 0) return;
  const packages = missing.map((tool) => tools[tool] ?? tool);
  installOrExplain(`${missing.join(', ')} not found`, () => aptInstall(...packages), packages);
}

/** A Chromium for component tests: an installed one, Playwright's, or the distribution's. */
export function ensureChromium(): void {
  if (findChromium() !== undefined) return;
  const playwright = spawnSync('npx', ['playwright', 'install', 'chromium'], {
    shell: true,
    stdio: 'ignore',
  });
  if (playwright.status === 0) return;
  installOrExplain('No Chromium is installed, and Playwright cannot download its own', () =>
    aptInstall('chromium'),
  );
}

function installOrExplain(problem: string, install: () => void, packages?: readonly string[]): void {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`${problem}: installing.`);
    install();
    return;
  }
  const command =
    packages === undefined
      ? 'sudo npx playwright install-deps chromium && sudo apt-get install libgtk-3-0 libnotify4 xvfb chromium dbus-daemon gnome-keyring'
      : `sudo apt-get install ${packages.join(' ')}`;
  throw new Error(`${problem}. On Debian or Ubuntu type:\n  ${command}`);
}

function aptInstall(...packages: string[]): void {
  const options = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
  execFileSync('apt-get', ['update', ...apt], options);
  execFileSync('apt-get', ['install', '--no-install-recommends', ...apt, ...packages], {
    ...options,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
