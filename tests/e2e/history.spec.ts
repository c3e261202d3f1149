import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parley } from '../support/parley.ts';
import { expect, hostOf, provisionFor, test } from './parley-test.ts';

function recent(parley: Parley) {
  return parley.window.getByRole('list', { name: 'Recent' });
}

async function callEcho(parley: Parley): Promise<void> {
  await parley.dial('*43');
  await expect(parley.call).toContainText('Connected');
}

test('calls are still there after a restart, also the one in which Parley quit', async ({
  start,
  startAs,
}) => {
  const alice = await startAs('alice');
  await alice.dial('404');
  await expect(alice.call).toContainText('Ended');
  await callEcho(alice);
  await alice.close();
  const again = await start({ profile: 'alice' });
  await expect(recent(again)).toContainText('Today');
  await expect(recent(again).getByRole('listitem').filter({ hasText: '*43' })).toContainText('Called');
  await expect(recent(again).getByRole('listitem').filter({ hasText: '404' })).toContainText(
    'number not found',
  );
});

test('missed calls are counted until somebody looks, over a restart', async ({ start, board }) => {
  const provision = { ...provisionFor(board, 'alice'), contacts: [{ name: 'Echo', address: '*43' }] };
  const alice = await start({ profile: 'alice', provision });
  await expect(alice.registration).toHaveText('Registered');
  const call = await board.callUser('alice', { from: `"Grace" <sip:grace@${hostOf(board)}>` });
  await expect(alice.button('Answer')).toBeVisible();
  call.cancel();
  await expect(alice.window.getByLabel('1 missed')).toBeVisible();
  await alice.close();

  const again = await start({ profile: 'alice', provision });
  await expect(again.window.getByLabel('1 missed')).toBeVisible();
  await again.link('Recent').click();
  await expect(recent(again)).toContainText('Grace');
  await expect(again.window.getByLabel('1 missed')).toBeHidden();
  await again.close();

  const last = await start({ profile: 'alice', provision });
  await last.link('Recent').click();
  await expect(recent(last)).toContainText('Missed call');
  await expect(last.window.getByLabel('1 missed')).toBeHidden();
});

test('deleted calls stay deleted', async ({ start, startAs }, testInfo) => {
  const alice = await startAs('alice');
  for (const number of ['404', '486']) {
    await alice.dial(number);
    await expect(alice.call).toContainText('Ended');
  }
  await recent(alice).getByRole('listitem').filter({ hasText: '486' }).hover();
  await alice.button('Delete call with 486').click();
  await expect(recent(alice)).not.toContainText('486');
  await alice.close();

  const again = await start({ profile: 'alice' });
  await expect(recent(again)).toContainText('404');
  await expect(recent(again)).not.toContainText('486');
  await again.button('Delete all calls').click();
  await again.button('Delete all').click();
  await expect(again.window.getByText('No calls yet')).toBeVisible();
  await again.close();
  const database = await readFile(testInfo.outputPath('alice', 'parley.db'), 'latin1');
  expect(database).not.toContain('404@');
});

test('killed in the middle and started again, nothing is lost', async ({ start, startAs }) => {
  const alice = await startAs('alice');
  await alice.dial('404');
  await expect(recent(alice)).toContainText('404');
  const gone = new Promise((resolve) => alice.app.process().once('exit', resolve));
  alice.app.process().kill('SIGKILL');
  await gone;
  const again = await start({ profile: 'alice' });
  await expect(recent(again)).toContainText('404');
  await expect(again.window.getByRole('note')).toBeHidden();
});

test('a damaged history is kept aside and said, and calls are kept again', async ({
  start,
  startAs,
}, testInfo) => {
  const alice = await startAs('alice');
  await callEcho(alice);
  await alice.close();
  const folder = testInfo.outputPath('alice');
  const file = await open(join(folder, 'parley.db'), 'r+');
  await file.write('not a database any more');
  await file.close();

  const again = await start({ profile: 'alice' });
  await expect(again.window.getByRole('note')).toContainText('The history was damaged');
  const kept = (await readdir(folder)).find((name) => /^parley\.broken-.*\.db$/.test(name));
  await expect(again.window.getByRole('note')).toContainText(kept ?? 'no file kept');
});
