import { HeldByPage } from '../support/leftovers.ts';
import { expect, test } from './parley-test.ts';

test('of calls that are over nothing is left', async ({ startAs }) => {
  const alice = await startAs('alice');
  const held = await HeldByPage.of(alice.window);
  // Everything that is loaded once is there after some calls.
  await alice.callAndEnd('*43', 3);
  const before = await held.count();
  await alice.callAndEnd('*43', 12);
  await expect
    .poll(async () => {
      const { peerConnections, tracks, audioNodes, listeners } = await held.count();
      return { peerConnections, tracks, audioNodes, more: Math.max(0, listeners - before.listeners) };
    })
    .toEqual({ peerConnections: 0, tracks: 0, audioNodes: before.audioNodes, more: 0 });
});
