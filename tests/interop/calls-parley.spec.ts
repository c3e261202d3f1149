import type { Parley } from '../support/parley.ts';
import { tones } from './audio/tones.ts';
import { expect, expectSilence, expectToHear, test } from './interop-test.ts';

test.describe('Parley', () => {
  let alice: Parley;
  let bob: Parley;

  test.beforeEach(async ({ startAs }) => {
    [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  });

  async function talk(): Promise<void> {
    await alice.dial('bob');
    await bob.button('Answer').click();
    await expect(alice.call).toContainText('Connected');
    await expect(bob.call).toContainText('Connected');
  }

  test('both hear each other; the caller hangs up', async () => {
    await talk();
    await expectToHear(alice, tones.bob);
    await expectToHear(bob, tones.alice);
    await alice.button('End').click();
    await expect(bob.call).toContainText('Ended: the other side hung up');
  });

  test('the called side hangs up', async () => {
    await talk();
    await bob.button('End').click();
    await expect(alice.call).toContainText('Ended: the other side hung up');
  });

  test('hold and resume', async () => {
    await talk();
    await expectToHear(bob, tones.alice);
    await alice.button('Hold').click();
    await expect(alice.call).toContainText('On hold');
    await expect(bob.call).toContainText('Put on hold by the other side');
    await expectSilence(alice);
    await expectSilence(bob);
    await alice.button('Resume').click();
    await expectToHear(alice, tones.bob);
    await expectToHear(bob, tones.alice);
  });

  test('busy', async () => {
    await alice.dial('bob');
    await bob.button('Decline').click();
    await expect(alice.call).toContainText(/Ended: (busy|declined)/);
  });

  test('cancel', async () => {
    await alice.dial('bob');
    await expect(bob.button('Answer')).toBeVisible();
    await alice.button('End').click();
    await expect(alice.call).toContainText('Ended: cancelled');
    await expect(bob.button('Answer')).toBeHidden();
  });
});
