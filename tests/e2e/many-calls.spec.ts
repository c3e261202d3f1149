import { mkdir, writeFile } from 'node:fs/promises';
import type { Parley } from '../support/parley.ts';
import { HeldByPage, left } from '../support/leftovers.ts';
import { expect, test } from './parley-test.ts';

test('of calls that are over nothing is left, though they were held and recorded', async ({
  startAs,
}, testInfo) => {
  await mkdir(testInfo.outputPath('alice'), { recursive: true });
  const settings = { version: 2, settings: { recordingFolder: testInfo.outputPath('recordings') } };
  await writeFile(testInfo.outputPath('alice', 'settings.json'), JSON.stringify(settings));
  const alice = await startAs('alice');
  const held = await HeldByPage.of(alice.window);
  // Everything that is loaded once is there after some calls.
  await alice.callAndEnd('*43', 2);
  await holdAndRecord(alice);
  const before = await held.settled();
  await alice.callAndEnd('*43', 5);
  await holdAndRecord(alice);
  await expect
    .poll(async () => left(before, await held.count()))
    .toEqual({ peerConnections: 0, tracks: 0, audioNodes: 0, listeners: 0 });
});

async function holdAndRecord(alice: Parley): Promise<void> {
  await alice.dial('*43');
  await expect(alice.call).toContainText('Connected');
  await alice.button('Hold').click();
  await expect(alice.call).toContainText('On hold');
  await alice.button('Resume').click();
  await expect(alice.call).toContainText('Connected');
  await alice.button('Record').click();
  await expect(alice.call).toContainText('This call is being recorded.');
  await alice.button('End').click();
  await expect(alice.call).toContainText('Ended');
  await alice.dismiss();
}
