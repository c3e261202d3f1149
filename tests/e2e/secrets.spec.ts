import { createHash } from 'node:crypto';
import type { Parley } from '../support/parley.ts';
import { expect, hostOf, test, users } from './parley-test.ts';

/** Everything that lives in the page, after a garbage collection. */
async function heapSnapshot(parley: Parley): Promise<string> {
  const session = await parley.window.context().newCDPSession(parley.window);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return snapshot;
}

function ha1(algorithm: string): string {
  return createHash(algorithm).update(`alice:switchboard:${users.alice}`).digest('hex');
}

for (const way of ['provisioned', 'typed']) {
  test(`the renderer keeps neither a ${way} password nor its hash`, async ({ start, startAs, board }) => {
    const parley = way === 'provisioned' ? await startAs('alice') : await start();
    if (way === 'typed') {
      const form = parley.window.getByRole('form', { name: 'Add account' });
      await form.getByLabel('Server').fill(board.url);
      await form.getByLabel('User name').fill(`alice@${hostOf(board)}`);
      await form.getByLabel('Password').fill(users.alice);
      await form.getByRole('button', { name: 'Add account' }).click();
      await expect(parley.registration.first()).toHaveText('Registered');
    }
    if (await parley.field.isHidden()) await parley.button('Start').click();
    await parley.dial('*43');
    await expect(parley.call).toContainText('Connected');

    const heap = await heapSnapshot(parley);
    expect(heap.includes(`alice@${hostOf(board)}`), 'the snapshot shows what the page knows').toBe(true);
    for (const secret of [users.alice, ha1('md5'), ha1('sha256')]) expect(heap.includes(secret)).toBe(false);
  });
}
