import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { expect, test } from './parley-test.ts';

/** The folder into which Alice's calls are recorded. */
async function chosenFolder(testInfo: TestInfo): Promise<string> {
  const recordingFolder = testInfo.outputPath('recordings');
  await mkdir(testInfo.outputPath('alice'), { recursive: true });
  const settings = { version: 2, settings: { recordingFolder } };
  await writeFile(testInfo.outputPath('alice', 'settings.json'), JSON.stringify(settings));
  return recordingFolder;
}

test('a call is recorded as it goes: what was said until the app died can be played', async ({
  startAs,
}, testInfo) => {
  const recordings = await chosenFolder(testInfo);
  const [alice, bob] = await Promise.all([startAs('alice'), startAs('bob')]);
  await alice.dial('bob');
  await bob.button('Answer').click();
  await expect(alice.call).toContainText('Connected');
  await alice.button('Record').click();
  await expect(alice.call).toContainText('This call is being recorded.');

  const file = async (): Promise<Buffer> => {
    const [name = ''] = await readdir(recordings).catch(() => []);
    return name === '' ? Buffer.alloc(0) : readFile(join(recordings, name));
  };
  // Opus speech of more than two seconds.
  await expect.poll(async () => (await file()).length).toBeGreaterThan(8_000);
  alice.app.process().kill('SIGKILL');
  await expect(bob.call).toContainText('Connected');
  const left = (await file()).toString('base64');
  const seconds = await bob.window.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return (await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.buffer)).duration;
  }, left);
  expect(seconds).toBeGreaterThan(1);
});

test('a recorded call whose place another takes is recorded on, in a file of its own', async ({
  startAs,
  board,
}, testInfo) => {
  const recordings = await chosenFolder(testInfo);
  const alice = await startAs('alice');
  const first = await board.callUser('alice', { displayName: 'Bob', media: 'music' });
  await alice.button('Answer').click();
  await alice.button('Record').click();
  await expect(alice.call).toContainText('This call is being recorded.');
  const Replaces = `${first.callId};to-tag=${first.remoteTag};from-tag=${first.localTag}`;
  await board.callUser('alice', { displayName: 'Eve', media: 'music', headers: { Replaces } });
  await first.waitFor('ended');
  await expect(alice.call).toContainText('Eve');
  await expect(alice.call).toContainText('This call is being recorded.');
  await expect
    .poll(async () => {
      const names = await readdir(recordings);
      const [eves = ''] = names.filter((name) => name.endsWith(' Eve.webm'));
      return names.length === 2 && (await stat(join(recordings, eves))).size;
    })
    .toBeGreaterThan(8_000);
  await alice.button('End').click();
  await expect(alice.call).toContainText(/Recorded: .* Eve\.webm/);
});
