import type { Locator } from '@playwright/test';
import type { Parley } from '../support/parley.ts';
import { inboundAudio } from '../support/peer-connections.ts';
import { expect, test } from './parley-test.ts';

test.describe('three Parleys', () => {
  let alice: Parley;
  let bob: Parley;
  let carol: Parley;

  /** Alice speaks with Bob. */
  test.beforeEach(async ({ startAs }) => {
    [alice, bob, carol] = await Promise.all([startAs('alice'), startAs('bob'), startAs('carol')]);
    await alice.dial('bob');
    await bob.button('Answer').click();
    await expect(alice.call).toContainText('Connected');
  });

  async function choose(who: string): Promise<Locator> {
    await alice.button('Transfer').click();
    const dialog = alice.window.getByRole('dialog', { name: 'Transfer to' });
    await dialog.getByRole('searchbox', { name: 'Name or number' }).fill(who);
    return dialog;
  }

  async function transfer(who: string): Promise<void> {
    const dialog = await choose(who);
    await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
  }

  async function expectBobAndCarolToTalk(): Promise<void> {
    await expect(bob.call).toContainText('carol');
    await expect(carol.call).toContainText('Bob Builder');
    for (const parley of [bob, carol]) {
      await expect(parley.call).toContainText('Connected');
      const { energy } = await inboundAudio(parley.window);
      await expect
        .poll(async () => (await inboundAudio(parley.window)).energy)
        .toBeGreaterThan(energy + 1e-4);
    }
    await expect(alice.window.getByRole('listitem').getByText('Connected')).toHaveCount(0);
  }

  test('Alice puts Bob through to Carol, and is out of it when she answers', async () => {
    await transfer('carol');
    await expect(alice.call).toContainText('Transferring to carol: it is ringing there…');
    await expect(carol.window.getByText('put through by Alice Liddell')).toBeVisible();
    await carol.button('Answer').click();
    await expect(alice.call).toContainText('Ended: transferred');
    await expectBobAndCarolToTalk();
    await carol.button('End').click();
    await expect(bob.call).toContainText('Ended: the other side hung up');
  });

  test('Alice asks Carol first, and then joins the two', async () => {
    const dialog = await choose('carol');
    await dialog.getByRole('button', { name: 'Call first' }).click();
    const bobs = alice.window.getByRole('list', { name: 'Calls' }).getByRole('listitem', { name: /Bob/i });
    await expect(bobs).toHaveAccessibleName(/on hold/i);
    await carol.button('Answer').click();
    await expect(alice.call).toContainText('Connected');
    await alice.button('Complete transfer').click();
    await expectBobAndCarolToTalk();
  });

  test('Carol declines: Alice has the call back, and is told so', async () => {
    await transfer('carol');
    await carol.button('Decline').click();
    await expect(alice.window.getByRole('alert')).toContainText('You still have the call.');
    await expect(alice.call).toContainText('Connected');
    await expect(bob.call).toContainText('Connected');
  });

  test('Alice changes her mind while she asks Carol', async () => {
    const dialog = await choose('carol');
    await dialog.getByRole('button', { name: 'Call first' }).click();
    await expect(carol.button('Answer')).toBeVisible();
    await alice.button('Cancel transfer').click();
    await expect(carol.button('Answer')).toBeHidden();
    await expect(alice.call).toContainText(/bob/i);
    await expect(alice.call).toContainText('Connected');
  });

  test('Bob is put through to a number outside: he is asked', async () => {
    await transfer('+49 30 1234567');
    const question = bob.window.getByRole('alert');
    await expect(question).toContainText('wants to put you through to');
    await question.getByRole('button', { name: 'Stay here' }).click();
    await expect(alice.window.getByRole('alert')).toContainText('You still have the call.');
    await expect(bob.call).toContainText('Connected');
  });
});
