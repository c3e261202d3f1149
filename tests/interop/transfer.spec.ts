import type { Parley } from '../support/parley.ts';
import { tones } from './audio/tones.ts';
import { expect, expectToHear, test } from './interop-test.ts';
import type { DeskPhone } from './lab/desk-phone.ts';

let alice: Parley;
let bob: Parley;

test.beforeEach(async ({ startAs }) => {
  [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
});

async function talk(who: string, answer: () => unknown): Promise<void> {
  await alice.dial(who);
  await expect(alice.call).toContainText('Ringing…');
  await answer();
  await expect(alice.call).toContainText('Connected');
}

async function choose(who: string, verb: 'Transfer' | 'Call first'): Promise<void> {
  await alice.button('Transfer').click();
  const dialog = alice.window.getByRole('dialog', { name: 'Transfer to' });
  await dialog.getByRole('searchbox', { name: 'Name or number' }).fill(who);
  await dialog.getByRole('button', { name: verb, exact: true }).click();
}

async function expectAliceToBeOut(): Promise<void> {
  await expect(alice.window.getByRole('listitem').getByText('Connected')).toHaveCount(0);
}

test.describe('Desk phone', () => {
  let desk: DeskPhone;

  test.beforeEach(async ({ deskPhone }) => {
    desk = await deskPhone();
  });

  async function answerAtDesk(): Promise<void> {
    await desk.waitFor('CALL_INCOMING');
    desk.answer();
  }

  async function expectBobAndDeskToTalk(): Promise<void> {
    await expectToHear(bob, tones.desk);
    await expectToHear(desk, tones.bob);
    await expectAliceToBeOut();
  }

  test('blind transfer to it', async () => {
    await talk('bob', () => bob.button('Answer').click());
    await choose('desk', 'Transfer');
    await desk.waitFor('CALL_INCOMING');
    await expect(alice.call).toContainText('it is ringing there');
    desk.answer();
    await expect(alice.call).toContainText('Ended: transferred');
    await expectBobAndDeskToTalk();
  });

  test('blind transfer of the other side', async () => {
    await talk('desk', answerAtDesk);
    await choose('bob', 'Transfer');
    await bob.button('Answer').click();
    await expect(alice.call).toContainText('Ended: transferred');
    await expectBobAndDeskToTalk();
  });

  test('blind transfer by it', async () => {
    await talk('desk', answerAtDesk);
    desk.transfer('bob');
    await bob.button('Answer').click();
    await expectToHear(bob, tones.alice);
    await expectToHear(alice, tones.bob);
    await desk.waitFor('CALL_CLOSED');
  });

  test('blind transfer to who is busy: the call comes back', async () => {
    await talk('bob', () => bob.button('Answer').click());
    await choose('desk', 'Transfer');
    await desk.waitFor('CALL_INCOMING');
    desk.hangUp();
    await expect(alice.window.getByRole('alert')).toContainText('You still have the call.');
    await expectToHear(alice, tones.bob);
    await expect(bob.call).toContainText('Connected');
  });

  // baresip answers 420 to whoever asks for Replaces.
  test('attended transfer to who knows no Replaces: both calls stay', async () => {
    await talk('bob', () => bob.button('Answer').click());
    await choose('desk', 'Call first');
    await answerAtDesk();
    await expect(alice.call).toContainText('Connected');
    await alice.button('Complete transfer').click();
    await expect(alice.window.getByRole('alert')).toContainText('Not transferred to desk');
    await alice.button('Cancel transfer').click();
    await desk.waitFor('CALL_CLOSED');
    for (const parley of [alice, bob]) await expect(parley.call).toContainText('Connected');
  });

  test('conference', async () => {
    await talk('bob', () => bob.button('Answer').click());
    await talk('desk', answerAtDesk);
    await alice.button('Merge bob').click();
    await expect(alice.call).toContainText('In conference');
    await expectToHear(bob, tones.alice, tones.desk);
    await expectToHear(desk, tones.alice, tones.bob);
  });
});

test.describe('Parley', () => {
  test('attended transfer', async ({ startAs }) => {
    const carol = await startAs('carol');
    await talk('bob', () => bob.button('Answer').click());
    await choose('carol', 'Call first');
    await carol.button('Answer').click();
    await expect(alice.call).toContainText('Connected');
    await alice.button('Complete transfer').click();
    await expectToHear(bob, tones.carol);
    await expectToHear(carol, tones.bob);
    await expectAliceToBeOut();
  });
});
