import type { Parley } from '../support/parley.ts';
import { neverAnswer } from '../switchboard/script/behaviours.ts';
import { hide, windowOf } from './card.ts';
import { expect, provisionFor, test } from './parley-test.ts';

const question = (parley: Parley) => parley.window.getByRole('dialog', { name: 'End the call and quit?' });

/** Asks Electron to quit, as the tray and the system's menu do. */
async function quit(parley: Parley): Promise<void> {
  await parley.app.evaluate(({ app }) => app.quit());
}

async function inCall(parley: Parley): Promise<void> {
  await parley.dial('*43');
  await expect(parley.call).toContainText('Connected');
}

test('closing the window hides it: the call goes on, and a second start shows it again', async ({
  startAs,
  start,
  board,
}) => {
  const alice = await startAs('alice');
  await inCall(alice);
  const window = await alice.app.browserWindow(alice.window);
  await window.evaluate((it) => it.close());
  await expect.poll(() => windowOf(alice.app, alice.window)).toMatchObject({ visible: false });
  expect(board.log.find({ direction: 'in', kind: 'request', method: 'BYE' })).toBeUndefined();
  await expect(alice.call).toContainText('Connected');
  await start({ profile: 'alice' }).catch(() => undefined);
  await expect.poll(() => windowOf(alice.app, alice.window)).toMatchObject({ visible: true });
});

test('quitting in a call asks, and hangs up when told to', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await inCall(alice);
  await hide(alice);
  await quit(alice);
  await expect(question(alice)).toContainText('on the phone with *43');
  await expect.poll(() => windowOf(alice.app, alice.window)).toMatchObject({ visible: true });
  await alice.button('Cancel').click();
  await expect(question(alice)).toBeHidden();
  await expect(alice.call).toContainText('Connected');

  // Keys that Playwright presses pass main by.
  const window = await alice.app.browserWindow(alice.window);
  await window.evaluate(({ webContents }) =>
    webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Q', modifiers: ['control'] }),
  );
  const closed = alice.app.waitForEvent('close');
  await alice.button('End and quit').click();
  await closed;
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' });
  expect(board.contactsOf('alice')).toEqual([]);
});

test('without a call nobody is asked, and the account is unregistered', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  const closed = alice.app.waitForEvent('close');
  await quit(alice);
  await closed;
  expect(board.contactsOf('alice')).toEqual([]);
});

test('a call that only rings is no reason to ask', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  const ringing = await board.callUser('alice');
  await expect(alice.button('Answer')).toBeVisible();
  const closed = alice.app.waitForEvent('close');
  await quit(alice);
  await closed;
  await ringing.waitFor('ended');
  expect(ringing.finalResponse?.status).toBe(480);
});

test('logging off in a call asks nothing, and still hangs up', async ({ startAs, board }) => {
  const alice = await startAs('alice');
  await inCall(alice);
  const closed = alice.app.waitForEvent('close');
  alice.app.process().kill('SIGTERM');
  await closed;
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' });
  expect(board.contactsOf('alice')).toEqual([]);
});

test('a server that says nothing does not keep Parley from leaving', async ({ start, board }) => {
  const alice = await start({ provision: provisionFor(board, 'alice') });
  await expect(alice.registration).toHaveText('Registered');
  await inCall(alice);
  board.respond(() => true, neverAnswer);
  await quit(alice);
  const closed = alice.app.waitForEvent('close');
  const asked = Date.now();
  await alice.button('End and quit').click();
  await closed;
  // 3 s for the server, and the time in which an Electron ends.
  expect(Date.now() - asked).toBeLessThan(8_000);
  await board.log.waitFor({ direction: 'in', kind: 'request', method: 'BYE' });
  const unregister = board.log.entries.some(({ text }) =>
    /^REGISTER[^]*\r\n(Expires: 0|.*expires=0)/.test(text),
  );
  expect(unregister).toBe(true);
});
