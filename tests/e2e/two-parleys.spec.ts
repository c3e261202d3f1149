import type { Parley } from '../support/parley.ts';
import { inboundAudio } from '../support/peer-connections.ts';
import { expect, test } from './parley-test.ts';

test.describe('two Parleys', () => {
  let alice: Parley;
  let bob: Parley;

  test.beforeEach(async ({ startAs }) => {
    [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
    await alice.dial('bob');
    await expect(bob.button('Answer')).toBeVisible();
  });

  async function answer(): Promise<void> {
    await bob.button('Answer').click();
    await expect(alice.call).toContainText('Connected');
    await expect(bob.call).toContainText('Connected');
  }

  test('hear each other, and the caller hangs up', async () => {
    await expect(bob.window.getByText('Alice Liddell').first()).toBeVisible();
    await expect(alice.call).toContainText('Ringing…');
    await answer();
    for (const parley of [alice, bob]) {
      await expect.poll(async () => (await inboundAudio(parley.window)).energy).toBeGreaterThan(0);
    }
    await alice.button('End').click();
    await expect(bob.call).toContainText('Ended');
  });

  test('the called side hangs up', async () => {
    await answer();
    await bob.button('End').click();
    await expect(alice.call).toContainText('Ended');
  });

  test('decline is said to the caller', async () => {
    await bob.button('Decline').click();
    await expect(alice.call).toContainText(/Ended: (busy|declined)/i);
  });

  test('silence stops the ringing here and leaves the caller ringing', async () => {
    await bob.button('Silence').click();
    await expect(bob.button('Silence')).toBeHidden();
    await expect(bob.button('Answer')).toBeVisible();
    await expect(alice.call).toContainText('Ringing…');
    await answer();
  });

  test('cancel before the answer leaves a missed call', async () => {
    await alice.button('End').click();
    await expect(bob.button('Answer')).toBeHidden();
    await bob.link('Recent').click();
    await expect(bob.window.getByRole('list', { name: 'Recent' })).toContainText(/missed/i);
  });

  test('hold and resume in both directions', async () => {
    await answer();
    await alice.button('Hold').click();
    await expect(alice.call).toContainText('On hold');
    await bob.button('Hold').click();
    await expect(bob.call).toContainText('On hold');
    await alice.button('Resume').click();
    await bob.button('Resume').click();
    for (const parley of [alice, bob]) {
      await expect(parley.call).toContainText('Connected');
      const { energy } = await inboundAudio(parley.window);
      await expect
        .poll(async () => (await inboundAudio(parley.window)).energy)
        .toBeGreaterThan(energy + 1e-4);
    }
  });
});

test('a call to a colleague who is not there is said in words', async ({ startAs }) => {
  const alice = await startAs('alice');
  await alice.dial('bob');
  await expect(alice.call).toContainText(/Ended: .*(not available|unavailable|offline)/i);
});
