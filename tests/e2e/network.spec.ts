import { inboundAudio } from '../support/peer-connections.ts';
import { expect, test } from './parley-test.ts';

test('a call outlives its socket, and hang-up works after the reconnect', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect.poll(async () => (await inboundAudio(alice.window)).packets).toBeGreaterThan(10);

  board.dropSockets();
  await expect(alice.registration).not.toHaveText('Registered');
  await expect(alice.call).toContainText('Connected');
  const { packets } = await inboundAudio(alice.window);
  await expect(alice.registration).toHaveText('Registered');
  await expect.poll(async () => (await inboundAudio(alice.window)).packets).toBeGreaterThan(packets + 50);

  await alice.button('End').click();
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' });
  await expect(alice.call).toContainText('Ended');
});

test("the other side's hang-up arrives after a reconnect", async ({ startAs, board }) => {
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  await alice.dial('bob');
  await bob.button('Answer').click();
  await expect(alice.call).toContainText('Connected');

  board.dropSockets('alice');
  await expect(alice.registration).not.toHaveText('Registered');
  await expect(alice.registration).toHaveText('Registered');
  await bob.button('End').click();
  await expect(alice.call).toContainText('Ended');
});

test('a server that went silent is noticed and found again', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  board.goSilent();
  await expect(alice.registration).not.toHaveText('Registered', { timeout: 15_000 });
  board.wake();
  await expect(alice.registration).toHaveText('Registered', { timeout: 40_000 });
});

test('a hang-up while the server is away is made good later', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
  await board.stop();
  await expect(alice.registration).not.toHaveText('Registered');
  await alice.button('End').click();
  await expect(alice.call).toContainText('Ended');
  await board.start();
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' }, 40_000);
});

test('sound that never comes is said, with its likely cause', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await board.callUser('alice', { media: 'silence' });
  await alice.button('Answer').click();
  await expect(alice.call).toContainText('Connected');
  await expect(alice.call.getByRole('alert')).toHaveText(/^No sound comes, though the way is open/);
  await alice.button('Hold').click();
  await expect(alice.call.getByRole('alert')).toBeHidden();
});

test('garbage from the server changes nothing', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  for (const garbage of [
    '',
    '\r\n\r\n',
    'SIP/2.0',
    'INVITE',
    '\0\0',
    'SIP/2.0 200 OK\r\nVia: ;\r\n\r\n',
    '{"a":1}',
  ]) {
    board.sendRaw('alice', garbage);
  }
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
});
