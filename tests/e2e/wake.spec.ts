import { inboundAudio } from '../support/peer-connections.ts';
import { expect, hostOf, test } from './parley-test.ts';

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

test('before sleep the server hears goodbye; after it the call that was up is found again, and a new one rings', async ({
  startAs,
  board,
}) => {
  const alice = await startAs('alice');
  const call = await board.callUser('alice', { media: 'music' });
  await alice.button('Answer').click();
  await call.waitFor('established');

  await alice.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  const { code } = await board.connectionEvents.waitFor(({ event }) => event === 'closed');
  expect(code).not.toBe(1006);
  await expect(alice.registration).toHaveText('Connecting…');

  const asleep = board.log.mark();
  await alice.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await board.log.waitFor({ direction: 'out', method: 'REGISTER', status: 200 }, 5000, asleep);
  // The other side learns where we are now (RFC 3261 §14), and is still heard.
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'INVITE' }, 5000, asleep);
  const { packets } = await inboundAudio(alice.window);
  await expect.poll(async () => (await inboundAudio(alice.window)).packets).toBeGreaterThan(packets + 50);
  await board.callUser('alice', { from: `"Second" <sip:second@${hostOf(board)}>` });
  await expect(alice.window.getByRole('region', { name: 'Incoming call from Second' })).toBeVisible();
  await alice.button('End').click();
  await call.waitFor('ended');
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
