import { expect, provisionFor, test } from './parley-test.ts';

test('numbers that begin in a way are called through the account that says so, however they are written', async ({
  start,
  board,
}) => {
  const accounts = (['alice', 'bob'] as const).map((user) => ({
    ...provisionFor(board, user).accounts[0]!,
    name: user,
    country: 'DE',
    prefixes: user === 'alice' ? ['0'] : [],
  }));
  const alice = await start({ provision: { accounts } });
  await expect.poll(() => [board.contactsOf('alice'), board.contactsOf('bob')].flat().length).toBe(2);
  await alice.link('Settings').click();
  await alice.button('Change bob').click();
  await alice.window.getByRole('textbox', { name: 'Numbers that begin with' }).fill('+4930, *9');
  await alice.button('Save').click();
  await expect(alice.window.getByRole('dialog')).toBeHidden();
  await alice.link('Recent').click();

  const called: string[] = [];
  for (const number of [
    '0170 1234567',
    '(030) 12345678',
    '0301',
    '0049 30 12345678',
    '0301',
    '*9 1',
    '204',
  ]) {
    const mark = board.log.mark();
    await alice.dial(number);
    const { text } = await board.log.waitFor(
      { direction: 'in', method: 'INVITE', kind: 'request' },
      5000,
      mark,
    );
    await expect(alice.call.getByText(/^Ended/)).toBeVisible();
    called.push(/^From:.*sip:(\w+)@/im.exec(text)?.[1] ?? '');
  }
  expect(called).toEqual(['alice', 'bob', 'alice', 'bob', 'alice', 'bob', 'bob']);
});
