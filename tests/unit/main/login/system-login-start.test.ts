import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemLoginStart } from '../../../../main/login/system-login-start.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What a Linux desktop starts at login after Parley was told to, by the name of its file. */
async function started({
  isPackaged = true,
  isUnsandboxed = false,
  env = {},
  profile,
}: {
  isPackaged?: boolean;
  isUnsandboxed?: boolean;
  env?: NodeJS.ProcessEnv;
  profile?: string;
}) {
  const folder = temporaryFolder();
  for (const name of ['parley', 'Parley.AppImage']) {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
  }
  const start = systemLoginStart({
    platform: 'linux',
    execPath: join(folder, 'parley'),
    env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, join(folder, value ?? '')])),
    app: {
      isPackaged,
      commandLine: { hasSwitch: (name) => name === 'no-sandbox' && isUnsandboxed },
      name: 'Parley',
      getAppPath: () => '/work/parley',
      getPath: () => join(folder, 'config'),
      getLoginItemSettings: () => ({ openAtLogin: false }),
      setLoginItemSettings: () => undefined,
    },
    profile,
  });
  expect(await start.set(true)).toEqual({ ok: true, value: true });
  const autostart = join(folder, 'config', 'autostart');
  return readdirSync(autostart).map((name) => [
    name,
    /^Exec=(.*)$/m.exec(readFileSync(join(autostart, name), 'utf8'))?.[1]?.replaceAll(`${folder}/`, ''),
  ]);
}

test('an installed Parley', async () => {
  expect(await started({})).toEqual([['org.parley.Parley.desktop', 'parley --hidden']]);
});

test('an AppImage is started itself, and not what it mounted for this run', async () => {
  expect(await started({ env: { APPIMAGE: 'Parley.AppImage' } })).toEqual([
    ['org.parley.Parley.desktop', 'Parley.AppImage --hidden'],
  ]);
});

test('a checkout', async () => {
  expect(await started({ isPackaged: false })).toEqual([
    ['org.parley.Parley.desktop', 'parley /work/parley --hidden'],
  ]);
});

test('where the sandbox of Chromium cannot run', async () => {
  expect(await started({ isUnsandboxed: true })).toEqual([
    ['org.parley.Parley.desktop', 'parley --no-sandbox --hidden'],
  ]);
});

test('each profile starts by itself', async () => {
  const [[one = '', exec] = []] = await started({ profile: '/home/me/one' });
  const [[other = ''] = []] = await started({ profile: '/home/me/other' });
  expect(exec).toBe('parley --profile /home/me/one --hidden');
  expect(one).toMatch(/^org\.parley\.Parley-[0-9a-f]{8}\.desktop$/);
  expect(other).not.toBe(one);
});
