import type { Parley } from '../support/parley.ts';
import { inboundAudio } from '../support/peer-connections.ts';
import {
  acceptWithoutContact,
  expiresInHeaderOnly,
  intervalTooBrief,
  provisionalWithoutContact,
  provisionalWithoutToTag,
  rejectWith,
  unavailableFor,
} from '../switchboard/script/behaviours.ts';
import { expect, provisionFor, test } from './parley-test.ts';

async function heard(parley: Parley): Promise<void> {
  const { energy } = await inboundAudio(parley.window);
  await expect.poll(async () => (await inboundAudio(parley.window)).energy).toBeGreaterThan(energy + 1e-5);
}

for (const [what, behaviour, registers] of [
  ['without Contact', acceptWithoutContact, 2],
  ['whose Contact has no expires', expiresInHeaderOnly, 2],
] as const) {
  test(`a 200 to REGISTER ${what} is a registration, and no storm`, async ({ startAs, board }) => {
    board.respond({ method: 'REGISTER' }, behaviour);
    const alice = await startAs('alice');
    await alice.dial('*43');
    await expect(alice.call).toContainText('Connected');
    expect(board.log.filter({ direction: 'in', kind: 'request', method: 'REGISTER' })).toHaveLength(
      registers,
    );
  });
}

test('a registrar that is busy, and one that wants longer registrations, get what they ask for', async ({
  start,
  board,
}) => {
  board.respond({ method: 'REGISTER' }, intervalTooBrief(1800), 1);
  board.respond({ method: 'REGISTER' }, unavailableFor(2), 1);
  const alice = await start({ provision: provisionFor(board, 'alice') });
  await expect(alice.registration).toHaveText(/next try in \d s/);
  await expect(alice.registration).toHaveText('Registered');
});

test.describe('challenges', () => {
  test.use({
    boardOptions: {
      authentication: { algorithms: ['MD5', 'SHA-256'], quoteStale: true, inDialog: ['proxy'] },
    },
  });
  test('in every request, of both algorithms and with stale nonces, are answered', async ({
    startAs,
    board,
  }) => {
    const alice = await startAs('alice');
    await alice.dial('*45');
    await expect(alice.call).toContainText('Connected');
    for (const [verb, state] of [
      ['Hold', 'On hold'],
      ['Resume', 'Connected'],
    ] as const) {
      board.expireNonces();
      await alice.button(verb).click();
      await expect(alice.call).toContainText(state);
    }
    board.expireNonces();
    await alice.call.getByRole('button', { name: 'Keypad', exact: true }).click();
    const keypad = alice.window.getByRole('group', { name: 'Keypad' });
    for (const digit of ['4', '2']) await keypad.getByRole('button', { name: digit, exact: true }).click();
    await expect.poll(() => board.digits()).toBe('42');
    board.expireNonces();
    await alice.button('End').click();
    await board.log.waitFor({ direction: 'out', method: 'BYE', status: 200 });
    // A CSeq that repeats is answered with 500.
    expect(board.log.filter({ direction: 'out', status: 500 })).toEqual([]);
  });
});

test.describe('a proxy and a server behind it', () => {
  test.use({
    boardOptions: {
      authentication: { register: ['proxy', 'www'], initial: ['proxy', 'www'] },
    },
  });
  test('may each ask for the password, 407 then 401', async ({ startAs }) => {
    const alice = await startAs('alice');
    await alice.dial('*43');
    await expect(alice.call).toContainText('Connected');
  });
});

test('a provisional answer without Contact or To tag rings', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  for (const behaviour of [provisionalWithoutContact, provisionalWithoutToTag]) {
    const script = board.respond({ method: 'INVITE' }, behaviour);
    await alice.dial('4480');
    await expect(alice.call).toContainText('Ringing…');
    await alice.button('End').click();
    await expect(alice.call).toContainText('Ended: cancelled');
    script.remove();
  }
});

test('a hold that is refused is kept on this side and said; one that finds nobody ends the call', async ({
  startAs,
  board,
}) => {
  const alice = await startAs('alice');
  await alice.dial('*44');
  await expect(alice.call).toContainText('Connected');
  board.respond({ method: 'INVITE', inDialog: true }, rejectWith(488), 1);
  await alice.button('Hold').click();
  await board.log.waitFor({ direction: 'out', method: 'INVITE', status: 488 });
  await expect(alice.call).toContainText('On hold');
  await expect(alice.call.getByRole('alert')).toHaveText(
    'They do not want to be put on hold, and hear silence instead.',
  );
  await alice.button('Resume').click();
  await expect(alice.call).toContainText('Connected');
  await expect(alice.call.getByRole('alert')).toBeHidden();
  await heard(alice);

  board.respond({ method: 'INVITE', inDialog: true }, rejectWith(491), 1);
  await alice.button('Hold').click();
  await expect(alice.call).toContainText('On hold');
  await alice.button('Resume').click();
  await expect(alice.call).toContainText('Connected');
  await heard(alice);

  board.respond({ method: 'INVITE', inDialog: true }, rejectWith(481), 1);
  await alice.button('Hold').click();
  await expect(alice.call).toContainText('Ended');
});

test.describe('a server whose dialogs stay with their socket', () => {
  test.use({ boardOptions: { dialogRouting: 'flow' } });
  test('learns of the new one, and its hang-up arrives', async ({ startAs, board }) => {
    const alice = await startAs('alice');
    const call = await board.callUser('alice');
    await alice.button('Answer').click();
    await call.waitFor('established');
    const mark = board.log.mark();
    board.dropSockets('alice');
    await board.log.waitFor({ direction: 'in', kind: 'request', method: 'ACK' }, 15_000, mark);
    await expect(alice.call).toContainText('Connected');
    await call.bye();
    await expect(alice.call).toContainText('Ended');
  });
});

test('hold pressed while the server is away is asked for when it is back', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await alice.dial('*44');
  await expect(alice.call).toContainText('Connected');
  await heard(alice);
  await board.stop({ keepCalls: true });
  await expect(alice.registration).not.toHaveText('Registered');
  await alice.button('Hold').click();
  await board.start();
  await expect(alice.call).toContainText('On hold', { timeout: 40_000 });
  await alice.button('Resume').click();
  await expect(alice.call).toContainText('Connected');
  await heard(alice);
});

test('a call whose caller gave up while the connection was away stops ringing', async ({
  startAs,
  board,
}) => {
  const alice = await startAs('alice');
  const call = await board.callUser('alice');
  await expect(alice.button('Answer')).toBeVisible();
  board.dropSockets('alice');
  await call.waitFor('ended');
  await expect(alice.button('Answer')).toBeHidden();
  await expect(alice.call).toContainText('Ended: missed');
  await expect(alice.registration).toHaveText('Registered');
});

test('Answer pressed without a connection waits for one and can be taken back; the next call is answered', async ({
  startAs,
  board,
}) => {
  const alice = await startAs('alice');
  await board.callUser('alice');
  await expect(alice.button('Answer')).toBeVisible();
  await board.stop();
  await expect(alice.registration).not.toHaveText('Registered');
  await alice.button('Answer').click();
  await expect(alice.call).toContainText('Answering…');
  await alice.button('End').click();
  await expect(alice.call).toContainText('Ended');
  await board.start();
  await expect(alice.registration).toHaveText('Registered', { timeout: 40_000 });
  const next = await board.callUser('alice');
  await alice.button('Answer').click();
  await next.waitFor('established');
});
