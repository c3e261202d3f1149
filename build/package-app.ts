/** Packages the built app by electron-builder. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './build.ts';
import { ensureElectron } from './electron.ts';
import { drawAppIcons } from './icons/app-icons.ts';
import { releaseNotes } from './release-notes.ts';

const { resolve } = createRequire(import.meta.url);

/**
 * Makes the packages that electron-builder.yml lists for this system, or with `--dir` the unpacked app. Throws with what
 * to do where a download cannot be reached.
 *
 * @param args electron-builder's own options
 */
export async function packageApp(args: readonly string[]): Promise<void> {
  const electron = await ensureElectron();
  const { version } = JSON.parse(readFileSync(resolve('electron/package.json'), 'utf8')) as {
    version: string;
  };
  const isTrial = electron.version !== version;
  if (isTrial && !args.includes('--dir')) {
    throw new Error(
      `Installers are made with Electron ${version}, which cannot be downloaded here. ${mirrors}\n` +
        'The unpacked app can be made for a trial: npm run package -- --dir',
    );
  }
  if (isTrial) console.log(`Packaging with Electron ${electron.version}: a trial, never for a release.`);
  await drawAppIcons(join(root, 'out', 'icons'));
  const notes = join(root, 'out', 'release-notes.md');
  writeFileSync(notes, releaseNotes(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')));
  const trial = [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`];
  // tsx: what electron-builder.yml calls is TypeScript.
  const builder = ['--import', 'tsx', resolve('electron-builder/cli.js')];
  const { status } = spawnSync(
    process.execPath,
    [
      ...builder,
      '--publish',
      'never',
      `-c.releaseInfo.releaseNotesFile=${notes}`,
      ...(isTrial ? trial : []),
      ...args,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0)
    throw new Error(`Nothing was packaged. If a download from GitHub could not be reached: ${mirrors}`);
}

const mirrors =
  'Set ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR to mirrors that you can reach, such as ' +
  'https://npmmirror.com/mirrors/electron/ and https://npmmirror.com/mirrors/electron-builder-binaries/.';
