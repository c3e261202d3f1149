import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { root } from '../../../build/build.ts';
import { drawAppIcons } from '../../../build/icons/app-icons.ts';
import { LINK_SCHEMES } from '../../../main/links/link-schemes.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';

/** As little of Electron for macOS as electron-builder can package anywhere: bundles, and a binary with its fuses. */
function standInElectron(folder: string): string {
  const bundle = (path: string, executable: string): void => {
    write(join(path, 'Contents', 'MacOS', executable), '');
    write(
      join(path, 'Contents', 'Info.plist'),
      `<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${executable}</string></dict></plist>`,
    );
  };
  const app = join(folder, 'Electron.app');
  const frameworks = join(app, 'Contents', 'Frameworks');
  bundle(app, 'Electron');
  bundle(join(frameworks, 'Electron Helper.app'), 'Electron Helper');
  write(
    join(frameworks, 'Electron Framework.framework', 'Electron Framework'),
    Buffer.concat([
      Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
      Buffer.from([1, 8]),
      Buffer.from('10110001'),
    ]),
  );
  write(join(app, 'Contents', 'Resources', 'electron.icns'), '');
  return folder;
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

// electron-builder refuses to make apps for macOS on Windows.
const testOffWindows = test.runIf(process.platform !== 'win32');

testOffWindows(
  'the app for macOS says what it asks for, opens links, and is sealed',
  { timeout: 60_000 },
  async () => {
    await drawAppIcons(join(root, 'out', 'icons'));
    const output = temporaryFolder();
    await build({
      projectDir: root,
      targets: Platform.MAC.createTarget('dir', Arch.x64),
      publish: 'never',
      config: {
        directories: { output },
        electronDist: standInElectron(temporaryFolder()),
        electronVersion: '45.0.0',
        files: ['package.json'],
        extraMetadata: { main: 'package.json' },
        // A signature needs macOS, and so does what prepares one.
        mac: { identity: null },
        // TypeScript, which it reads only as build/package-app.ts starts it.
        msiProjectCreated: null,
        electronFuses: { resetAdHocDarwinSignature: false },
      },
    });
    const contents = join(output, 'mac', 'Parley.app', 'Contents');
    const plist = readFileSync(join(contents, 'Info.plist'), 'utf8');
    const strings = [...plist.matchAll(/<key>(\w+)<\/key>\s*<string>([^<]*)/g)].map(([, key, text]) => [
      key,
      text,
    ]);
    expect(Object.fromEntries(strings)).toMatchObject({
      CFBundleIdentifier: 'org.parley.Parley',
      LSApplicationCategoryType: 'public.app-category.business',
      NSMicrophoneUsageDescription: 'So that others hear you in calls.',
      NSCameraUsageDescription: 'So that others see you in video calls.',
      NSAudioCaptureUsageDescription: 'So that others hear what the shared screen plays.',
      NSUserNotificationAlertStyle: 'alert',
    });
    const schemes = /<key>CFBundleURLSchemes<\/key>\s*<array>([^]*?)<\/array>/.exec(plist)?.[1] ?? '';
    expect([...schemes.matchAll(/<string>(\w+)/g)].map(([, scheme]) => scheme)).toEqual([...LINK_SCHEMES]);

    const archive = join(contents, 'Resources', 'app.asar');
    const hash = createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
    expect(plist).toContain(`<string>${hash}</string>`);
    const fuses = await getCurrentFuseWire(join(output, 'mac', 'Parley.app'));
    expect(fuses.version).toBe(FuseVersion.V1);
    expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe('1'.charCodeAt(0));

    const german = readFileSync(join(contents, 'Resources', 'de.lproj', 'InfoPlist.strings'), 'utf8');
    for (const [, key = ''] of plist.matchAll(/<key>(NS\w+UsageDescription)/g))
      expect(german).toContain(`"${key}" =`);
  },
);

test('the hardened runtime leaves the microphone and the camera', () => {
  const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
    mac: { hardenedRuntime: boolean; entitlements: string; entitlementsInherit: string };
  };
  expect(config.mac.hardenedRuntime).toBe(true);
  // Electron captures in its helpers, which inherit.
  for (const file of [config.mac.entitlements, config.mac.entitlementsInherit]) {
    const granted = [...readFileSync(join(root, file), 'utf8').matchAll(/<key>([\w.-]+)<\/key>\s*<true\/>/g)];
    expect(granted.map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
      'com.apple.security.device.audio-input',
      'com.apple.security.device.camera',
    ]);
  }
});

test('every fuse that there is, is decided', () => {
  const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
    electronFuses: Record<string, boolean>;
  };
  const names = Object.keys(FuseV1Options).filter((key) => Number.isNaN(Number(key)));
  for (const name of names) {
    expect(config.electronFuses).toHaveProperty(name.charAt(0).toLowerCase() + name.slice(1));
  }
});
