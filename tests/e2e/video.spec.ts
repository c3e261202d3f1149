import type { Parley } from '../support/parley.ts';
import { inboundVideo } from '../support/peer-connections.ts';
import { expect, test } from './parley-test.ts';

/** Pictures of the other side are decoded from now on. */
async function sees({ window }: Parley): Promise<void> {
  const before = await inboundVideo(window);
  await expect.poll(() => inboundVideo(window), { timeout: 15_000 }).toBeGreaterThan(before + 3);
}

test('a call becomes one with video, a screen takes its place, and it is sound again', async ({
  startAs,
}) => {
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  await alice.dial('bob');
  await bob.button('Answer').click();
  await expect(alice.call).toContainText('Connected');
  await alice.button('Video').click();
  await sees(bob);
  await expect(bob.window.getByLabel('What Alice Liddell shows')).toBeVisible();
  await expect(alice.window.getByLabel('What you show')).toBeVisible();
  await expect(bob.window.getByLabel('What you show')).toBeHidden();
  await bob.button('Video').click();
  await sees(alice);

  await alice.button('Share screen').click();
  await alice.window.getByRole('list', { name: 'Screens' }).getByRole('button').first().click();
  await expect(alice.button('Share screen')).toHaveAttribute('aria-pressed', 'true');
  await expect(alice.button('Video')).toHaveAttribute('aria-pressed', 'false');
  await sees(bob);

  await alice.button('Share screen').click();
  await expect(bob.window.getByLabel('What Alice Liddell shows')).toBeHidden();
  await bob.button('Video').click();
  await expect(alice.window.getByLabel('What Bob Builder shows')).toBeHidden();
  for (const parley of [alice, bob]) await expect(parley.call).toContainText('Connected');
});
