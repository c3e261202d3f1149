import type { Locator } from '@playwright/test';
import type { Parley } from '../support/parley.ts';
import { tones } from './audio/tones.ts';
import { expect, expectToHear, test } from './interop-test.ts';
import { aorOf } from './lab/users.ts';
import { expectResponse, request, scenario } from './sipp/scenario.ts';

const colleagues = [
  { name: 'Bob Builder', address: 'bob' },
  { name: 'Handset', address: 'desk' },
];

function person(parley: Parley, name: string): Locator {
  return parley.window.getByRole('list', { name: 'People' }).getByRole('listitem', { name, exact: true });
}

async function choose(parley: Parley, status: string): Promise<void> {
  await parley.button('My status').click();
  await parley.window.getByRole('menuitemradio', { name: status }).click();
}

test.describe('Parley', () => {
  test('presence, also after a restart of the server', async ({ startAs, lab }) => {
    const [alice, bob] = await Promise.all([startAs('alice', {}, colleagues), startAs('bob')]);
    await expect(person(alice, 'Bob Builder, available')).toBeVisible();
    await choose(bob, 'Do not disturb');
    await expect(person(alice, 'Bob Builder, do not disturb')).toBeVisible();
    await lab.kamailio.stop();
    await expect(bob.registration).not.toHaveText('Registered');
    await choose(bob, 'Away');
    await lab.kamailio.start();
    await expect(person(alice, 'Bob Builder, away')).toBeVisible();
    await choose(bob, 'Offline');
    await expect(person(alice, 'Bob Builder, offline')).toBeVisible();
  });
});

test.describe('Desk phone', () => {
  test('busy lamp: ringing, on a call, not on a call', async ({ startAs, deskPhone }) => {
    const [alice, bob, desk] = await Promise.all([
      startAs('alice', {}, colleagues),
      startAs('bob'),
      deskPhone(),
    ]);
    await expect(person(alice, 'Handset, not on a call')).toBeVisible();
    await bob.dial('desk');
    await desk.waitFor('CALL_INCOMING');
    await expect(person(alice, 'Handset, ringing')).toContainText('Bob Builder is calling');
    desk.answer();
    await expect(person(alice, 'Handset, on a call')).toBeVisible();
    await expect(person(alice, 'Bob Builder, on a call')).toBeVisible();
    desk.hangUp();
    await expect(person(alice, 'Handset, not on a call')).toBeVisible();
  });

  test('a call that rings there is picked up', async ({ startAs, deskPhone }) => {
    const [alice, bob, desk] = await Promise.all([
      startAs('alice', {}, colleagues),
      startAs('bob'),
      deskPhone(),
    ]);
    await bob.dial('desk');
    await desk.waitFor('CALL_INCOMING');
    await alice.button('Pick up for Handset').click();
    await expectToHear(alice, tones.bob);
    await expectToHear(bob, tones.alice);
    await desk.waitFor('CALL_CLOSED');
  });
});

test.describe('Kamailio', () => {
  test('message waiting', async ({ startAs, gateway }) => {
    const alice = await startAs('alice', { voicemailNumber: '4000' });
    const summary = (waiting: string, counts: string): string =>
      scenario(
        request({
          method: 'PUBLISH',
          cseq: 1,
          from: `<${aorOf('voicemail')}>`,
          headers: ['Event: message-summary', 'Expires: 600'],
          contentType: 'application/simple-message-summary',
          body: `Messages-Waiting: ${waiting}\nVoice-Message: ${counts}\n`,
        }),
        expectResponse(200),
      );
    await (await gateway(summary('yes', '2/1 (0/0)'))).done();
    await expect(alice.button('2 new voice messages')).toBeEnabled();
    await (await gateway(summary('no', '0/3 (0/0)'))).done();
    await expect(alice.button('2 new voice messages')).toBeHidden();
  });
});
