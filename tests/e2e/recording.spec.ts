import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './parley-test.ts';

test('a call is recorded as it goes: what was said until the app died can be played', async ({
  startAs,
}, testInfo) => {
  const recordings = testInfo.outputPath('recordings');
  await mkdir(testInfo.outputPath('alice'), { recursive: true });
  const settings = { version: 2, settings: { recordingFolder: recordings } };
  await writeFile(testInfo.outputPath('alice', 'settings.json'), JSON.stringify(settings));
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
