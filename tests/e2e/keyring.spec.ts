import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKeyring } from '../support/desktop/keyring.ts';
import type { Parley } from '../support/parley.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import { expect, test } from './desktop-test.ts';
import { hostOf, users } from './parley-test.ts';

/** By this name of the desktop Chromium knows which keyring to ask. */
const GNOME = { XDG_CURRENT_DESKTOP: 'GNOME' };
const preload = fileURLToPath(new URL('../support/desktop/real-keyring.cjs', import.meta.url));

async function addAccount({ window }: Parley, board: Switchboard): Promise<void> {
  const form = window.getByRole('form', { name: 'Add account' });
  await form.getByLabel('Server').fill(board.url);
  await form.getByLabel('User name').fill(`alice@${hostOf(board)}`);
  await form.getByLabel('Password').fill(users.alice);
  await form.getByRole('button', { name: 'Add account' }).click();
}

const backend = ({ app }: Parley): Promise<string> =>
  app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend());

test('the keyring of the session keeps the password, also for the next start', async ({
  start,
  board,
  bus,
  session,
}, testInfo) => {
  const close = await openKeyring(bus);
  const env = { ...session, ...GNOME };
  const first = await start({ env, preload });
  expect(await backend(first)).toBe('gnome_libsecret');
  await expect(first.window.getByText('has no keychain')).toBeHidden();
  await addAccount(first, board);
  await expect(first.registration.first()).toHaveText('Registered');
  await first.close();

  const kept = await readFile(join(testInfo.outputPath('profile'), 'secrets.json'), 'utf8');
  expect(kept).toContain('"encrypted"');
  expect(kept).not.toContain(users.alice);
  expect(kept).not.toContain(Buffer.from(users.alice).toString('base64').replace(/=+$/, ''));

  const second = await start({ env, preload });
  await expect(second.registration).toHaveText('Registered');
  await second.close();
  await close();
});

test('without a keyring the password is kept for this run, unless the person says more', async ({
  start,
  board,
  session,
}, testInfo) => {
  const env = { ...session, ...GNOME };
  const first = await start({ env, preload });
  await expect(first.window.getByText('This system has no keychain to keep the password in.')).toBeVisible();
  await expect(first.window.getByRole('radio', { name: 'For this run only' })).toBeChecked();
  await addAccount(first, board);
  await expect(first.registration.first()).toHaveText('Registered');
  await first.close();
  const secrets = await readFile(join(testInfo.outputPath('profile'), 'secrets.json'), 'utf8').catch(
    () => '',
  );
  expect(secrets).not.toContain(users.alice);

  const second = await start({ env, preload });
  await expect(second.registration).toContainText('Password needed');
});

test('without a keyring the person may store it anyway', async ({ start, board, session }) => {
  const env = { ...session, ...GNOME };
  const first = await start({ env, preload });
  await first.window.getByRole('radio', { name: /^Store it anyway/ }).click();
  await addAccount(first, board);
  await expect(first.registration.first()).toHaveText('Registered');
  await first.close();
  const second = await start({ env, preload });
  await expect(second.registration).toHaveText('Registered');
});
