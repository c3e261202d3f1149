import type { Parley } from '../support/parley.ts';
import { tones } from './audio/tones.ts';
import { expect, expectSilence, expectToHear, expectToHearDigit, test } from './interop-test.ts';

test.describe('Parley', () => {
  let alice: Parley;
  let bob: Parley;

  test.beforeEach(async ({ startAs }) => {
    [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  });

  async function talk(caller: 'alice' | 'bob' = 'alice'): Promise<void> {
    if (caller === 'alice') await alice.dial('bob');
    else await bob.dial('alice');
    await (caller === 'alice' ? bob : alice).button('Answer').click();
    await expect(alice.call).toContainText('Connected');
    await expect(bob.call).toContainText('Connected');
  }

  async function expectToHearEachOther(): Promise<void> {
    await expectToHear(alice, tones.bob);
    await expectToHear(bob, tones.alice);
  }

  test('both hear each other; the caller hangs up', async () => {
    await talk();
    await expectToHearEachOther();
    await alice.button('End').click();
    await expect(bob.call).toContainText('Ended: the other side hung up');
  });

  test('the called side hangs up', async () => {
    await talk();
    await bob.button('End').click();
    await expect(alice.call).toContainText('Ended: the other side hung up');
  });

  test('the other side calls, and both hear each other', async () => {
    await talk('bob');
    await expectToHearEachOther();
    await bob.button('End').click();
    await expect(alice.call).toContainText('Ended: the other side hung up');
  });

  test('the other side calls, and the called side hangs up', async () => {
    await talk('bob');
    await alice.button('End').click();
    await expect(bob.call).toContainText('Ended: the other side hung up');
  });

  // Both a caller and who was called must be able to hold.
  for (const [title, caller] of [
    ['hold and resume', 'alice'],
    ['hold and resume by the other side', 'bob'],
  ] as const) {
    test(title, async () => {
      const [holder, held] = caller === 'alice' ? [alice, bob] : [bob, alice];
      await talk();
      await expectToHearEachOther();
      await holder.button('Hold').click();
      await expect(holder.call).toContainText('On hold');
      await expect(held.call).toContainText('Put on hold by the other side');
      await expectSilence(alice);
      await expectSilence(bob);
      await holder.button('Resume').click();
      await expect(held.call).toContainText('Connected');
      await expectToHearEachOther();
    });
  }

  test('DTMF', async () => {
    await talk();
    await expectToHearEachOther();
    await alice.call.getByRole('button', { name: 'Keypad' }).click();
    const keypad = alice.call.getByRole('group', { name: 'Keypad' });
    for (const key of ['4', '2', '*', '#']) {
      await keypad.getByRole('button', { name: key, exact: true }).click();
      await expectToHearDigit(bob, key);
    }
  });

  test('busy', async () => {
    await alice.dial('bob');
    await bob.button('Decline').click();
    await expect(alice.call).toContainText('Ended: busy');
  });

  test('the other side calls and is declined', async () => {
    await bob.dial('alice');
    await alice.button('Decline').click();
    await expect(bob.call).toContainText('Ended: busy');
  });

  test('cancel', async () => {
    await alice.dial('bob');
    await expect(bob.button('Answer')).toBeVisible();
    await alice.button('End').click();
    await expect(alice.call).toContainText('Ended: cancelled');
    await expect(bob.button('Answer')).toBeHidden();
  });

  test('the other side calls and cancels', async () => {
    await bob.dial('alice');
    await expect(alice.button('Answer')).toBeVisible();
    await bob.button('End').click();
    await expect(alice.button('Answer')).toBeHidden();
    await alice.link('Recent').click();
    await expect(alice.window.getByRole('list', { name: 'Recent' })).toContainText('Missed call');
  });

  test('no answer', async ({ lab }) => {
    await lab.kamailio.restart({ noAnswer: 3_000 });
    // It has forgotten both; who is there again may be so before the window is looked at.
    for (const user of ['alice', 'bob'] as const)
      await expect.poll(async () => (await lab.kamailio.bindings(user)).length).toBe(1);
    for (const { registration } of [alice, bob]) await expect(registration).toHaveText('Registered');
    await alice.dial('bob');
    await expect(bob.button('Answer')).toBeVisible();
    await expect(alice.call).toContainText('Ended: no answer');
    await expect(bob.button('Answer')).toBeHidden();
    await lab.kamailio.restart();
  });
});
