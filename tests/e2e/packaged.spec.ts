import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { extractFile } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { build, Platform } from 'electron-builder';
import { root } from '../../build/build.ts';
import { packageApp } from '../../build/package-app.ts';
import { LINK_SCHEMES } from '../../main/links/link-schemes.ts';
import { connect } from '../../main/storage/database.ts';
import { PackagedParley } from '../support/packaged-parley.ts';
import { builtFiles, packageOf, packedFiles, productionPackages } from '../support/packed-files.ts';
import { inboundAudio } from '../support/peer-connections.ts';
import { writeProvision } from '../support/provision-file.ts';
import { serveUpdate } from '../support/update-feed.ts';
import { unpackedApp, type UnpackedApp } from '../support/unpacked-app.ts';
import { test as base, expect, provisionFor } from './parley-test.ts';

const test = base.extend<object, { packaged: UnpackedApp }>({
  packaged: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from this pattern what a fixture needs
    async ({}, use, { project, workerIndex }) => {
      const output = join(project.outputDir, `package-${workerIndex}`);
      await packageApp(['--dir', `-c.directories.output=${output}`]);
      await use(await unpackedApp(output));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

// In one worker, which packages once.
test.describe.configure({ mode: 'default' });

test('the packaged app calls the echo, hangs up when it is told to end, and keeps the call in its history', async ({
  packaged,
  board,
}, info) => {
  const parley = await PackagedParley.launch(packaged.executable, {
    profile: info.outputPath('profile'),
    provision: await writeProvision(info.outputPath('provision.json'), provisionFor(board, 'alice')),
    switches: ['--inspect=0'],
  });
  try {
    await expect(parley.registration).toHaveText('Registered');
    await parley.dial('*43');
    await expect(parley.call).toContainText('Connected');
    await expect.poll(async () => (await inboundAudio(parley.window)).packets).toBeGreaterThan(50);
  } finally {
    await parley.close();
  }
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' });
  const database = connect(info.outputPath('profile', 'parley.db'));
  expect(database.prepare('SELECT dialled FROM calls').all()).toEqual([{ dialled: '*43' }]);
  database.close();
  expect(parley.output).not.toContain('Debugger listening');
});

test('its fuses leave no way in beside the app itself', async ({ packaged }) => {
  const { version, ...states } = await getCurrentFuseWire(packaged.executable);
  expect(version).toBe(FuseVersion.V1);
  const on = '1'.charCodeAt(0);
  const off = '0'.charCodeAt(0);
  expect(states).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  });
});

test('its archive holds what was built and what production needs, each file with its hash', async ({
  packaged,
}) => {
  const archive = join(packaged.resources, 'app.asar');
  const packed = packedFiles(archive);
  const ours = [...packed.keys()].filter((path) => !path.startsWith('node_modules/'));
  const folders = ['out/main', 'out/preload', 'out/renderer'];
  const built = await Promise.all(folders.map(builtFiles));
  expect(ours.toSorted()).toEqual([...built.flat(), 'package.json'].toSorted());

  const theirs = new Set([...packed.keys()].flatMap((path) => packageOf(path) ?? []));
  // Headers for whoever builds native parts, which come prebuilt.
  const production = (await productionPackages()).filter((name) => name !== 'node-addon-api');
  expect([...theirs].toSorted()).toEqual(production);

  for (const [path, hash] of packed) {
    const content = extractFile(archive, path.replaceAll('/', sep));
    expect(createHash('sha256').update(content).digest('hex'), path).toBe(hash);
  }
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as object;
  expect(manifest).toMatchObject({ name: 'parley', main: 'out/main/index.js' });
  expect(manifest).not.toHaveProperty('devDependencies');
});

test('its desktop entry takes the links and is found by its windows', async ({ packaged }) => {
  let entry = '';
  let arguments_: string[] = [];
  await build({
    projectDir: root,
    prepackaged: packaged.folder,
    targets: Platform.LINUX.createTarget('deb'),
    publish: 'never',
    // Called with fpm's arguments; `true` ends before fpm would be downloaded.
    effectiveOptionComputed: async ([args, path]: [string[], string]) => {
      arguments_ = args;
      entry = await readFile(path, 'utf8');
      return true;
    },
  });
  const line = (key: string): string | undefined => new RegExp(`^${key}=(.*)$`, 'm').exec(entry)?.[1];
  expect(line('MimeType')).toBe(LINK_SCHEMES.map((scheme) => `x-scheme-handler/${scheme};`).join(''));
  expect(line('Exec')).toBe('/opt/Parley/parley %U');
  expect(line('Categories')).toBe('Network;Telephony;');
  expect(line('StartupWMClass')).toBe('org.parley.Parley');
  expect(line('Icon')).toBe('parley');
  expect(arguments_.join('\n')).toMatch(/^.*=\/usr\/share\/applications\/org\.parley\.Parley\.desktop$/m);
  for (const size of [16, 32, 48, 256, 512]) {
    const icon = `${size}x${size}.png=/usr/share/icons/hicolor/${size}x${size}/apps/parley.png`;
    expect(arguments_.join('\n')).toContain(icon);
  }
});

test('it finds an update, shows its notes as text, and comes back as the new version after the call', async ({
  packaged,
  board,
}, info) => {
  test.skip(process.platform !== 'linux', 'a new version takes over in another way on each system');
  const marker = info.outputPath('started');
  const notes = 'New:\n- calls in <b>stereo</b>';
  const feed = await serveUpdate('9.9.9', notes, `#!/bin/sh\necho new > '${marker}'\n`);
  const config = join(packaged.resources, 'app-update.yml');
  await writeFile(config, `provider: generic\nurl: ${feed.url}\nupdaterCacheDirName: parley-updater\n`);
  const appImage = info.outputPath('Parley.AppImage');
  await writeFile(appImage, 'old');
  const parley = await PackagedParley.launch(packaged.executable, {
    profile: info.outputPath('profile'),
    provision: await writeProvision(info.outputPath('provision.json'), provisionFor(board, 'alice')),
    env: { APPIMAGE: appImage, XDG_CACHE_HOME: info.outputPath('cache') },
  });
  try {
    await parley.link('Settings').click();
    const about = parley.window.getByRole('region', { name: 'About' });
    await expect(about.getByRole('status')).toHaveText('Not yet checked for updates.');
    await parley.button('Check for updates').click();
    await expect(about.getByRole('status')).toContainText('Version 9.9.9 is installed when');
    await expect(about.getByRole('region', { name: 'New in version 9.9.9' })).toHaveText(notes);
    expect(feed.asked.every((headers) => !headers['x-user-staging-id'])).toBe(true);

    await parley.link('Recent').click();
    await parley.dial('*43');
    await expect(parley.call).toContainText('Connected');
    await parley.link('Settings').click();
    await expect(parley.button('Restart to update')).toBeDisabled();
    await parley.button('End').click();
    await parley.button('Restart to update').click();
    await parley.ended;
    await expect.poll(() => readFile(marker, 'utf8').catch(() => '')).toBe('new\n');
  } finally {
    await parley.close();
    feed.stop();
    await rm(config);
  }
});
