import { inboundAudio } from '../support/peer-connections.ts';
import { expect, test } from './parley-test.ts';

test('after sleep the connection is made anew at once, and the call goes on', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');

  const asleep = board.log.mark();
  // Electron tells of a wake-up in this way; the machine under test does not sleep.
  await alice.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await board.connectionEvents.waitFor(({ event }) => event === 'closed');
  await board.log.waitFor({ direction: 'out', method: 'REGISTER', status: 200 }, 5000, asleep);
  await expect(alice.registration).toHaveText('Registered');

  await expect(alice.call).toContainText('Connected');
  const { packets } = await inboundAudio(alice.window);
  await expect.poll(async () => (await inboundAudio(alice.window)).packets).toBeGreaterThan(packets + 50);
});

test('a page that crashes is loaded again and registers', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  const crashed = board.log.mark();
  await alice.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await board.log.waitFor({ direction: 'out', method: 'REGISTER', status: 200 }, 15_000, crashed);
});

test('quitting in a call hangs up and unregisters', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
  await alice.close();
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' });
  expect(board.contactsOf('alice')).toEqual([]);
});
