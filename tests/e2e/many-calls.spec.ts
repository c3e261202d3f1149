import { HeldByPage, left } from '../support/leftovers.ts';
import { expect, test } from './parley-test.ts';

test('of calls that are over nothing is left', async ({ startAs }) => {
  const alice = await startAs('alice');
  const held = await HeldByPage.of(alice.window);
  // Everything that is loaded once is there after some calls.
  await alice.callAndEnd('*43', 3);
  const before = await held.settled();
  await alice.callAndEnd('*43', 12);
  await expect
    .poll(async () => left(before, await held.count()))
    .toEqual({ peerConnections: 0, tracks: 0, audioNodes: 0, listeners: 0 });
});
