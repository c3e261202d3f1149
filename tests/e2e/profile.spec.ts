import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../build/build.ts';
import { ensureElectron, systemSwitches } from '../../build/electron.ts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, provisionFor, test } from './parley-test.ts';

test('a provision file with a wrong field changes nothing and is said', async ({ start, board }) => {
  const good = provisionFor(board, 'alice');
  const parley = await start({
    provision: { accounts: good.accounts.map((account) => ({ ...account, servers: ['http://pbx'] })) },
  });
  await expect(parley.window.getByText(/accounts\[0\]\.servers\[0\]/)).toBeVisible();
  await expect(parley.window.getByRole('form', { name: 'Add account' })).toBeVisible();
});

test('a second start with the same profile brings the first to the front and ends', async ({
  startAs,
}, testInfo) => {
  const alice = await startAs('alice');
  await alice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await promisify(execFile)((await ensureElectron()).executable, [
    ...systemSwitches(),
    root,
    '--profile',
    testInfo.outputPath('alice'),
  ]);
  await expect
    .poll(() => alice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
  expect(await alice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect(alice.registration).toHaveText('Registered');
});

test('a settings file cut in half is kept aside and said, and the app goes on', async ({
  start,
  board,
}, testInfo) => {
  const folder = testInfo.outputPath('broken');
  await mkdir(folder, { recursive: true });
  const half = '{"schema":"parley/accounts","ver';
  await writeFile(join(folder, 'accounts.json'), half);
  const parley = await start({ profile: 'broken', provision: provisionFor(board, 'alice') });
  await expect(parley.registration).toHaveText('Registered');
  const kept = (await readdir(folder)).find((name) => name.startsWith('accounts.broken'));
  await expect(parley.window.getByText(kept ?? 'no file kept')).toBeVisible();
  expect(await readFile(join(folder, kept ?? ''), 'utf8')).toBe(half);
});

test('an account without its password asks for it instead of trying', async ({ start, startAs, board }) => {
  const alice = await startAs('alice');
  await alice.close();
  const mark = board.log.mark();
  const again = await start({ profile: 'alice' });
  // No keychain is running here, so the provisioned password was kept for that run only.
  await expect(again.registration).toHaveText(/password/i);
  expect(board.log.filter({ method: 'REGISTER', direction: 'out', status: 200 }, mark)).toEqual([]);
});
