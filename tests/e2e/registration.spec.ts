import { expect, hostOf, provisionFor, test, users } from './parley-test.ts';

test('the welcome page adds an account that registers', async ({ start, board }) => {
  const parley = await start();
  const form = parley.window.getByRole('form', { name: 'Add account' });
  await form.getByLabel('Server').fill(board.url);
  await form.getByLabel('User name').fill(`alice@${hostOf(board)}`);
  await form.getByLabel('Password').fill(users.alice);
  await form.getByLabel('Display name').fill('Alice Liddell');
  await form.getByRole('button', { name: 'Add account' }).click();
  await expect(parley.registration.first()).toHaveText('Registered');
});

test('a wrong password is said in words and not tried again and again', async ({ start, board }) => {
  const provision = provisionFor(board, 'alice');
  const parley = await start({
    provision: { accounts: provision.accounts.map((account) => ({ ...account, password: 'wrong' })) },
  });
  await expect(parley.registration).toHaveText('Wrong name or password');
  const registers = board.log.filter({ direction: 'in', kind: 'request', method: 'REGISTER' });
  expect(registers).toHaveLength(2);
});

test('a server that is away at the start is said in words and found when it comes', async ({
  start,
  board,
}) => {
  const provision = provisionFor(board, 'alice');
  await board.stop();
  const parley = await start({ provision });
  await expect(parley.registration).toHaveText(/^Server not reachable, next try in \d+ s$/);
  await parley.link('Settings').click();
  await expect(parley.window.getByText('ECONNREFUSED')).toBeVisible();
  await board.start();
  await expect(parley.registration).toHaveText('Registered', { timeout: 40_000 });
});

for (const algorithm of ['MD5', 'SHA-256', 'SHA-512-256'] as const) {
  test.describe(algorithm, () => {
    test.use({ boardOptions: { authentication: { algorithms: [algorithm] } } });
    test(`registers by ${algorithm}`, async ({ startAs }) => {
      await startAs('alice');
    });
  });
}

test.describe('short registrations', () => {
  test.use({ boardOptions: { registration: { maxExpires: 4 } } });
  test('are renewed without being asked', async ({ startAs, board }) => {
    await startAs('alice');
    const accepted = { direction: 'out', method: 'REGISTER', status: 200 } as const;
    await board.log.waitFor(accepted, 10_000, board.log.mark());
    await board.log.waitFor(accepted, 10_000, board.log.mark());
  });
});
