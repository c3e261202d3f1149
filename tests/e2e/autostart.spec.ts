import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../build/build.ts';
import { ensureElectron, systemSwitches } from '../../build/electron.ts';
import type { Parley } from '../support/parley.ts';
import { expect, hostOf, test, users } from './parley-test.ts';

test.skip(process.platform !== 'linux', 'only Linux keeps it in a file');

const choice = ({ window }: Parley) => window.getByRole('checkbox', { name: 'Start Parley when I log in' });

function isVisible({ app }: Parley): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible()),
  );
}

/** The program and its arguments, as a desktop reads them (Desktop Entry Specification, "The Exec key"). */
function commandIn(entry: string): string[] {
  const value = (/^Exec=(.*)$/m.exec(entry)?.[1] ?? '').replaceAll('\\\\', '\\');
  return [...value.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, plain]) =>
    (quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '').replaceAll('%%', '%'),
  );
}

test('switched on, the next login starts Parley without its window, and it rings', async ({
  start,
  board,
}, testInfo) => {
  const config = testInfo.outputPath('config');
  const autostart = join(config, 'autostart');
  const asUsual = { profile: 'alice 100% $HOME', env: { XDG_CONFIG_HOME: config } };
  const alice = await start(asUsual);
  // Without a keychain the password outlives a restart in this way only.
  const form = alice.window.getByRole('form', { name: 'Add account' });
  await form.getByLabel('Server').fill(board.url);
  await form.getByLabel('User name').fill(`alice@${hostOf(board)}`);
  await form.getByLabel('Password').fill(users.alice);
  await form.getByLabel('Store it anyway').check();
  await form.getByRole('button', { name: 'Add account' }).click();
  await expect(alice.registration.first()).toHaveText('Registered');
  await alice.button('Start').click();

  await alice.link('Settings').click();
  await expect(choice(alice)).not.toBeChecked();
  await choice(alice).check();
  await expect.poll(() => readdir(autostart)).toHaveLength(1);
  const [name = ''] = await readdir(autostart);
  const [program, ...args] = commandIn(await readFile(join(autostart, name), 'utf8'));
  const profile = testInfo.outputPath(asUsual.profile);
  const { executable } = await ensureElectron();
  const switches = [...systemSwitches(), resolve(root), '--profile', profile, '--hidden'];
  expect([program, ...args]).toEqual([executable, ...switches]);
  await alice.close();

  const atLogin = await start({ ...asUsual, switches: ['--hidden'] });
  await expect(atLogin.registration).toHaveText('Registered');
  const call = await board.callUser('alice');
  await expect(atLogin.button('Answer')).toBeAttached();
  await call.waitFor('ringing');
  expect(await isVisible(atLogin)).toBe(false);
  await call.cancel();

  const again = (...more: string[]) =>
    promisify(execFile)(executable, [...systemSwitches(), root, '--profile', profile, ...more]);
  await again('--hidden');
  expect(await isVisible(atLogin)).toBe(false);
  await again();
  await expect.poll(() => isVisible(atLogin)).toBe(true);

  await atLogin.link('Settings').click();
  await expect(choice(atLogin)).toBeChecked();
  await rm(join(autostart, name));
  await atLogin.link('Keypad').click();
  await atLogin.link('Settings').click();
  await expect(choice(atLogin)).not.toBeChecked();
});
