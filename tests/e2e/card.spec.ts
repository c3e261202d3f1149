import type { Page } from '@playwright/test';
import type {} from '../../preload/contract/window.ts';
import { button, cardOf, cards, hide, windowOf } from './card.ts';
import { expect, hostOf, provisionFor, test } from './parley-test.ts';

const call = (page: Page, who: RegExp) => page.getByRole('region', { name: who });

test('the card says who calls, and answers; then the phone window is there, without the focus', async ({
  start,
  board,
}) => {
  const host = hostOf(board);
  const alice = await start({
    provision: {
      accounts: ['Office', 'Hotline'].map((name, index) => ({
        ...provisionFor(board, index === 0 ? 'alice' : 'bob').accounts[0]!,
        name,
      })),
      contacts: [{ name: 'Grace Hopper', address: '204' }],
    },
  });
  await expect.poll(() => [board.contactsOf('alice'), board.contactsOf('bob')].flat().length).toBe(2);
  await hide(alice);
  const ringing = await board.callUser('bob', { from: `"Somebody" <sip:204@${host}>` });
  const card = await cardOf(alice);
  await expect(call(card, /from Grace Hopper/)).toContainText(/Grace Hopper.*204.*in People.*for Hotline/);
  expect(await windowOf(alice.app, card)).toMatchObject({ width: 360, height: 150, focused: false });
  await button(card, 'Answer').click();
  await ringing.waitFor('established');
  await expect.poll(() => cards(alice).length).toBe(0);
  await expect.poll(() => windowOf(alice.app, alice.window)).toMatchObject({ visible: true });
  await expect(alice.call).toContainText('Connected');
});

test('decline and silence', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await hide(alice);
  const ringing = await board.callUser('alice');
  const card = await cardOf(alice);
  await button(card, 'Silence').click();
  await expect(button(card, 'Silence')).toBeHidden();
  expect(ringing.state).toBe('ringing');
  await button(card, 'Decline').click();
  await ringing.waitFor('ended');
  expect(ringing.finalResponse?.status).toBe(486);
  await expect.poll(() => cards(alice).length).toBe(0);
});

test('a reply is sent to the caller, and the call declined', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  board.respond({ method: 'MESSAGE' }, ({ reply }) => reply(200));
  await hide(alice);
  const ringing = await board.callUser('alice', { from: `"Bob" <sip:bob@${hostOf(board)}>` });
  const card = await cardOf(alice);
  await button(card, 'Reply with a message').click();
  await button(card, 'I am in a meeting.').click();
  await ringing.waitFor('ended');
  expect(ringing.finalResponse?.status).toBe(486);
  const { text } = await board.log.waitFor({ direction: 'in', method: 'MESSAGE' });
  expect(text).toMatch(/^MESSAGE sip:bob@/);
  expect(text).toMatch(/Content-Type: text\/plain;\s?charset=utf-8/i);
  expect(text).toMatch(/\r\n\r\nI am in a meeting\.$/);
  await expect(alice.window.getByRole('note')).toHaveCount(0);
});

test('a reply that nobody took is said in the phone window, and the call is declined', async ({
  startAs,
  board,
}) => {
  const alice = await startAs('alice');
  board.respond({ method: 'MESSAGE' }, ({ reply }) => reply(405));
  await hide(alice);
  const ringing = await board.callUser('alice', { from: `"Bob" <sip:bob@${hostOf(board)}>` });
  const card = await cardOf(alice);
  await button(card, 'Reply with a message').click();
  await button(card, 'I will call you back.').click();
  await ringing.waitFor('ended');
  expect(ringing.finalResponse?.status).toBe(486);
  await expect(alice.window.getByRole('note')).toContainText(/Message to .*not delivered/);
});

test('calls stack, the oldest below, and go one by one', async ({ start, startAs, board }) => {
  const alice = await startAs('alice');
  const elsewhere = await start({ profile: 'home', provision: provisionFor(board, 'alice') });
  await expect.poll(() => board.contactsOf('alice').length).toBe(2);
  await hide(alice);
  const host = hostOf(board);
  const first = await board.callUser('alice', { from: `"First" <sip:first@${host}>` });
  const card = await cardOf(alice);
  await expect(call(card, /First/)).toBeVisible();
  const before = await windowOf(alice.app, card);
  const name = `<img src=x onerror=alert(1)> ${'Long '.repeat(60)}\u202eevil`;
  const second = await board.callUser('alice', { from: `"${name}" <sip:second@${host}>` });
  await expect(call(card, /img src=x/)).toBeVisible();
  await expect
    .poll(() => windowOf(alice.app, card))
    .toMatchObject({ x: before.x, y: before.y - 150, width: 360, height: 300 });
  expect(await card.getByRole('main').evaluate((it) => it.scrollWidth > it.clientWidth)).toBe(false);

  await elsewhere.window
    .getByRole('region', { name: /First/ })
    .getByRole('button', { name: 'Answer' })
    .click();
  await first.waitFor('established');
  await expect(call(card, /First/)).toBeHidden();
  await expect.poll(() => windowOf(alice.app, card)).toMatchObject(before);
  second.cancel();
  await expect.poll(() => cards(alice).length).toBe(0);
});

test('it opens on the screen with the pointer', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await hide(alice);
  // The display under test has one screen; this is what Electron says of another one, to the left.
  await alice.app.evaluate(({ screen }) => {
    const display = screen.getPrimaryDisplay();
    screen.getCursorScreenPoint = () => ({ x: -10, y: 10 });
    screen.getDisplayNearestPoint = ({ x }) =>
      x < 0 ? { ...display, workArea: { x: -1280, y: 0, width: 1280, height: 984 } } : display;
  });
  await board.callUser('alice');
  const card = await cardOf(alice);
  expect(await windowOf(alice.app, card)).toMatchObject({ x: -1280 + 1280 - 360 - 16, y: 984 - 150 - 16 });
});

test('the card may ask for nothing but its calls', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await hide(alice);
  await board.callUser('alice');
  const card = await cardOf(alice);
  const answers = await card.evaluate(() =>
    Promise.all([
      window.parley.request('card:calls', undefined),
      window.parley.request('accounts:list', undefined),
      window.parley.request('settings:read', undefined),
    ]),
  );
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
});
