import type { Parley } from '../support/parley.ts';
import { ScreenLocker } from '../support/desktop/screen-locker.ts';
import { expect, test } from './desktop-test.ts';

function myStatus({ window }: Parley) {
  return window.getByRole('button', { name: 'My status' });
}

async function choose(parley: Parley, name: string): Promise<void> {
  await myStatus(parley).click();
  await parley.window.getByRole('menuitemradio', { name }).click();
  await expect(myStatus(parley)).toContainText(name);
}

test('with do not disturb the caller hears busy, nothing rings, and the call is among those missed', async ({
  startAs,
  board,
}) => {
  const [alice, bob] = [await startAs('alice'), await startAs('bob')];
  await choose(alice, 'Do not disturb');
  await alice.link('Keypad').click();
  await bob.dial('alice');
  await expect(bob.call).toContainText('Ended: busy');
  await board.log.waitFor({ direction: 'in', kind: 'response', method: 'INVITE', status: 486 });
  await expect(alice.window.getByLabel('1 missed')).toBeVisible();
  await expect(alice.window.getByRole('region', { name: /^Incoming call from/ })).toBeHidden();
  await expect(alice.call).toBeHidden();
  await alice.link('Recent').click();
  await expect(alice.window.getByRole('list', { name: 'Recent' })).toContainText(/Bob Builder.*Missed call/);

  await choose(alice, 'Available');
  await bob.dial('alice');
  await alice.button('Answer').click();
  await expect(bob.call).toContainText('Connected');
  await expect(myStatus(alice)).toContainText('On a call');
});

test('what was chosen is still so after a restart', async ({ startAs, start }) => {
  const alice = await startAs('alice');
  await choose(alice, 'Do not disturb');
  await alice.close();
  const again = await start({ profile: 'alice' });
  await expect(myStatus(again)).toContainText('Do not disturb');
});

test('locking the screen makes one away, unlocking takes that back', async ({ startAs, session, bus }) => {
  const locker = await ScreenLocker.open(bus);
  const alice = await startAs('alice', { env: { ...session, DBUS_SYSTEM_BUS_ADDRESS: bus.address } });
  // The display of the tests has no mouse, and so may be idle for hours.
  await alice.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleState = () => 'active';
  });
  const says = (text: string) => expect(myStatus(alice)).toContainText(text, { timeout: 2000 });
  await says('Available');
  // Nothing says when Parley has begun to listen.
  await expect(async () => {
    locker.cover(true);
    await says('Away');
  }).toPass();
  locker.cover(false);
  await says('Available');
  await expect(async () => {
    locker.hint(true);
    await says('Away');
  }).toPass();
  locker.cover(true);
  locker.hint(false);
  locker.cover(false);
  await says('Available');
  // As on Windows and macOS.
  await alice.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await says('Away');
  await alice.app.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
  await says('Available');
});
