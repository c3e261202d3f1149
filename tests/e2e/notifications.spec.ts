import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NotificationServer } from '../support/desktop/notification-server.ts';
import { hide, windowOf } from './card.ts';
import type { Parley } from '../support/parley.ts';
import { expect, test } from './desktop-test.ts';
import { hostOf, provisionFor } from './parley-test.ts';

const grace = (host: string) => ({ from: `"Grace <b>Hopper</b>" <sip:204@${host}>` });
const INCOMING = 'Incoming call from Grace <b>Hopper</b>';
const MISSED = 'Missed call from Grace <b>Hopper</b>';

test('an incoming call is told, and answered by the button; then the phone window is there', async ({
  startAs,
  board,
  session,
  notifications,
}) => {
  const alice = await startAs('alice', { env: session });
  await hide(alice);
  await expect.poll(() => notifications.titles).toEqual(['Parley keeps running']);
  notifications.dismiss();
  const call = await board.callUser('alice', grace(hostOf(board)));
  await expect.poll(() => notifications.titles).toEqual([INCOMING]);
  const [shown] = notifications.shown;
  expect(shown).toMatchObject({
    appName: 'Parley',
    desktopEntry: 'org.parley.Parley',
    body: '204',
    buttons: ['Answer', 'Decline'],
    urgency: 2,
    timeout: 0,
  });
  expect(existsSync(fileURLToPath(shown?.icon ?? ''))).toBe(true);
  notifications.press('Answer');
  await call.waitFor('established');
  await expect(alice.call).toContainText('Connected');
  await expect.poll(() => windowOf(alice.app, alice.window)).toMatchObject({ visible: true });
  expect(notifications.titles).toEqual([]);
});

test('what is answered in the window or given up by the caller is told no longer', async ({
  startAs,
  board,
  session,
  notifications,
}) => {
  const alice = await startAs('alice', { env: session });
  const first = await board.callUser('alice', grace(hostOf(board)));
  await expect.poll(() => notifications.titles).toEqual([INCOMING]);
  await alice.button('Answer').click();
  await first.waitFor('established');
  await expect.poll(() => notifications.titles).toEqual([]);

  await alice.link('People').click();
  const second = await board.callUser('alice', grace(hostOf(board)));
  await expect.poll(() => notifications.titles).toEqual([INCOMING]);
  await second.cancel();
  await expect.poll(() => notifications.titles).toEqual([MISSED]);
});

test('decline by the button', async ({ startAs, board, session, notifications }) => {
  await startAs('alice', { env: session });
  const call = await board.callUser('alice', grace(hostOf(board)));
  await expect.poll(() => notifications.titles).toEqual([INCOMING]);
  notifications.press('Decline');
  await call.waitFor('ended');
  expect(call.finalResponse?.status).toBe(486);
  await expect.poll(() => notifications.titles).toEqual([]);
});

test('who was missed is called back by the button; a click beside it shows the recent calls', async ({
  startAs,
  board,
  session,
  notifications,
}) => {
  const alice = await startAs('alice', { env: session });
  await alice.link('People').click();
  const miss = async (): Promise<void> => {
    const call = await board.callUser('alice', grace(hostOf(board)));
    await expect.poll(() => notifications.titles).toContain(INCOMING);
    await call.cancel();
  };
  await miss();
  await expect.poll(() => notifications.titles).toEqual([MISSED]);
  await miss();
  await expect.poll(() => notifications.shown.map(({ body }) => body)).toEqual(['204 · 2 missed']);
  notifications.press();
  await expect(alice.window.getByRole('list', { name: 'Recent' })).toBeVisible();
  await expect.poll(() => notifications.titles).toEqual([]);

  await alice.link('People').click();
  await miss();
  await expect.poll(() => notifications.titles).toEqual([MISSED]);
  notifications.press('Call back');
  const invite = await board.log.waitFor({ direction: 'in', kind: 'request', method: 'INVITE' });
  expect(invite.text).toContain('sip:204@');
});

test('one that was closed by the person does not come again', async ({
  startAs,
  board,
  session,
  notifications,
}) => {
  const alice = await startAs('alice', { env: session });
  await board.callUser('alice', grace(hostOf(board)));
  await expect.poll(() => notifications.titles).toEqual([INCOMING]);
  notifications.dismiss();
  await alice.button('Silence').click();
  await expect(alice.button('Silence')).toBeHidden();
  expect(notifications.seen).toHaveLength(1);
});

test('with do not disturb nothing is told, of what was missed neither then nor later', async ({
  startAs,
  board,
  session,
  panel,
  notifications,
}) => {
  const alice = await startAs('alice', { env: session });
  await alice.link('People').click();
  await expect.poll(() => panel.labels()).toContain('My status > Do not disturb');
  await panel.choose('Do not disturb');
  await expect.poll(() => panel.tooltip()).toBe('Parley · Do not disturb');
  const refused = await board.callUser('alice', grace(hostOf(board)));
  await refused.waitFor('ended');
  await expect.poll(() => panel.tooltip()).toBe('Parley · Do not disturb · 1 missed');
  await panel.choose('Available');
  await expect.poll(() => panel.tooltip()).toBe('Parley · 1 missed');
  await board.callUser('alice', { from: `"Bob" <sip:205@${hostOf(board)}>` });
  await expect.poll(() => notifications.titles).toEqual(['Incoming call from Bob']);
  expect(notifications.seen).toHaveLength(1);
});

test('a server without buttons or markup gets neither', async ({ startAs, board, bus, session }) => {
  const plain = await NotificationServer.open(bus, ['body']);
  await startAs('alice', { env: session });
  await board.callUser('alice', { from: `"R&D" <sip:204@${hostOf(board)}>` });
  await expect.poll(() => plain.titles).toEqual(['Incoming call from R&D']);
  expect(plain.shown[0]?.buttons).toEqual([]);
});

test('without a notification server calls come and go as ever', async ({ start, board, session }) => {
  const alice = await start({ profile: 'p', provision: provisionFor(board, 'alice'), env: session });
  await expect(alice.registration).toHaveText('Registered');
  const call = await board.callUser('alice');
  await alice.button('Answer').click();
  await call.waitFor('established');
  await call.bye();
  await expect(alice.call).toContainText('Ended');
});

test('where no tray shows Parley, closing the window says once that it goes on; a click brings it back', async ({
  start,
  startAs,
  session,
  notifications,
}) => {
  const alice = await startAs('alice', { env: session });
  const window = await alice.app.browserWindow(alice.window);
  await window.evaluate((it) => it.close());
  await expect.poll(() => notifications.titles).toEqual(['Parley keeps running']);
  notifications.press();
  await expect.poll(() => windowOf(alice.app, alice.window)).toMatchObject({ visible: true });
  await window.evaluate((it) => it.close());
  await expect.poll(() => windowOf(alice.app, alice.window)).toMatchObject({ visible: false });
  await alice.close();
  const again = await start({ profile: 'alice', env: session });
  await expect(again.window.getByRole('navigation', { name: 'Main' })).toBeVisible();
  const next = await again.app.browserWindow(again.window);
  await next.evaluate((it) => it.close());
  await expect.poll(() => windowOf(again.app, again.window)).toMatchObject({ visible: false });
  expect(notifications.seen).toHaveLength(1);
});

test('a message is told, opened by a click, and answered where the server has a field for it', async ({
  startAs,
  bus,
  session,
}) => {
  const server = await NotificationServer.open(bus, ['actions', 'body', 'inline-reply']);
  const [alice, bob] = await Promise.all([startAs('alice', { env: session }), startAs('bob')]);
  await bob.field.fill('alice');
  const message = bob.window.getByRole('textbox', { name: 'Message' });
  const write = async (text: string): Promise<void> => {
    await message.fill(text);
    await bob.button('Send').click();
  };
  await write('lunch?');
  await expect.poll(() => server.titles).toEqual(['Message from bob']);
  expect(server.shown[0]).toMatchObject({ body: 'lunch?', buttons: ['Reply'] });
  server.reply('in ten minutes');
  const log = (parley: Parley) => parley.window.getByRole('log', { name: 'Conversation' });
  await expect(log(bob)).toContainText('in ten minutes');
  await expect(log(bob).getByRole('article').first()).toContainText('read');

  await write('at the corner');
  await expect.poll(() => server.titles).toEqual(['Message from bob']);
  server.press();
  await expect(log(alice)).toContainText('at the corner');
  // Without a window manager nobody gives it the focus.
  await alice.window.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(log(bob).getByRole('article').last()).toContainText('read');
  await write('or inside');
  await expect(log(bob).getByRole('article').last()).toContainText(/or inside.*read/s);
  expect(server.seen).toHaveLength(2);
});
