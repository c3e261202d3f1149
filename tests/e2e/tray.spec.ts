import { Panel } from '../support/desktop/panel.ts';
import { expect, test } from './desktop-test.ts';
import { hostOf, provisionFor } from './parley-test.ts';

test('the tray says by icon and tooltip how the phone stands', async ({ startAs, board, session, panel }) => {
  const alice = await startAs('alice', { env: session });
  await alice.link('People').click();
  await expect.poll(() => panel.tooltip()).toBe('Parley · Registered');
  const registered = await panel.picture();
  expect(registered.side).toBeGreaterThanOrEqual(22);

  const call = await board.callUser('alice', { from: `"Grace Hopper" <sip:204@${hostOf(board)}>` });
  await expect.poll(() => panel.tooltip()).toBe('Parley · Incoming call from Grace Hopper');
  const inCall = await panel.picture();
  expect(inCall.pixels.equals(registered.pixels)).toBe(false);
  await call.cancel();
  await expect.poll(() => panel.tooltip()).toBe('Parley · 1 missed');
  expect((await panel.picture()).pixels.equals(inCall.pixels)).toBe(false);

  await alice.link('Recent').click();
  await expect.poll(() => panel.tooltip()).toBe('Parley · Registered');
  expect((await panel.picture()).pixels.equals(registered.pixels)).toBe(true);
});

test('a call is taken, muted and ended in the menu, and called again', async ({
  startAs,
  board,
  session,
  panel,
}) => {
  const alice = await startAs('alice', { env: session });
  const call = await board.callUser('alice', { from: `"R&D_1" <sip:204@${hostOf(board)}>` });
  await expect.poll(() => panel.labels()).toContain('Decline R&D_1');
  await panel.choose('Answer R&D_1');
  await call.waitFor('established');
  await expect.poll(() => panel.labels()).toContain('Mute R&D_1');
  await panel.choose('Mute R&D_1');
  await expect.poll(async () => (await panel.entry('Mute R&D_1'))?.isTicked).toBe(true);
  await expect(alice.button('Mute')).toHaveAttribute('aria-pressed', 'true');
  expect((await panel.entry('Office'))?.isEnabled).toBe(false);
  await panel.choose('End R&D_1');
  await call.waitFor('ended');

  await expect.poll(() => panel.labels()).toContain('Redial > R&D_1 · 204');
  await panel.choose('R&D_1 · 204');
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'INVITE' });
});

test('an account is switched off and on in the menu', async ({ startAs, board, session, panel }) => {
  const alice = await startAs('alice', { env: session });
  await expect.poll(async () => (await panel.entry('Office'))?.isTicked).toBe(true);
  await panel.choose('Office');
  await expect.poll(() => board.contactsOf('alice').length).toBe(0);
  await expect.poll(() => panel.tooltip()).toBe('Parley · Not connected');
  expect((await panel.entry('Office'))?.isTicked).toBe(false);
  await alice.link('Settings').click();
  await alice.button('Switch Office on').click();
  await expect.poll(() => board.contactsOf('alice').length).toBe(1);
  await expect.poll(() => panel.tooltip()).toBe('Parley · Registered');
});

test('do not disturb is chosen and seen in the tray', async ({ startAs, board, session, panel }) => {
  const alice = await startAs('alice', { env: session });
  await alice.link('People').click();
  await expect.poll(async () => (await panel.entry('Available'))?.isTicked).toBe(true);
  await panel.choose('Do not disturb');
  await expect.poll(() => panel.tooltip()).toBe('Parley · Do not disturb');
  expect((await panel.entry('Do not disturb'))?.isTicked).toBe(true);
  expect((await panel.entry('Available'))?.isTicked).toBe(false);
  const call = await board.callUser('alice');
  await call.waitFor('ended');
  await expect.poll(() => panel.tooltip()).toBe('Parley · Do not disturb · 1 missed');
});

test('the window comes back by a click, and Parley quits by the menu', async ({
  startAs,
  board,
  session,
  panel,
}) => {
  const alice = await startAs('alice', { env: session });
  const isVisible = () =>
    alice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(() => panel.icons).toBe(1);
  await alice.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await isVisible()).toBe(false);
  await panel.activate();
  await expect.poll(isVisible).toBe(true);
  const closed = alice.app.waitForEvent('close');
  await panel.choose('Quit Parley');
  await closed;
  expect(board.contactsOf('alice')).toEqual([]);
});

test('a panel that comes later, and again, gets the icon and its menu', async ({ startAs, bus, session }) => {
  const alice = await startAs('alice', { env: session });
  const first = await Panel.open(bus);
  await expect.poll(() => first.icons).toBe(1);
  await expect.poll(() => first.tooltip()).toBe('Parley · Registered');
  first.close();
  const second = await Panel.open(bus);
  await expect.poll(() => second.icons).toBe(1);
  await expect.poll(() => second.labels()).toContain('Open Parley');
  await alice.dial('*43');
  await expect.poll(() => second.labels()).toContain('End *43');
});

test('without a message bus Parley starts and calls as ever', async ({ start, board }) => {
  const provision = provisionFor(board, 'alice');
  for (const address of ['unix:path=/nowhere', 'nonsense']) {
    const parley = await start({ profile: 'p', provision, env: { DBUS_SESSION_BUS_ADDRESS: address } });
    await expect(parley.registration).toHaveText('Registered');
    await parley.dial('*43');
    await expect(parley.call).toContainText('Connected');
    await parley.close();
  }
});
