import { mkdir, writeFile } from 'node:fs/promises';
import type { Parley } from '../support/parley.ts';
import { heardInPage } from '../interop/audio/page-sound.ts';
import { beeps } from '../interop/audio/sound.ts';
import { tones, tonesIn } from '../interop/audio/tones.ts';
import { expect, test, type UserName } from './parley-test.ts';

/** Hz: what each user's microphone hears. */
const voices = { alice: tones.alice, bob: tones.bob, carol: tones.desk } as const;

test('Alice brings Bob and Carol together: each hears the others and not themselves', async ({
  startAs,
}, testInfo) => {
  await mkdir(testInfo.outputDir, { recursive: true });
  const speaking = async (user: UserName): Promise<Parley> => {
    const microphone = testInfo.outputPath(`${user}.wav`);
    await writeFile(microphone, beeps(voices[user]));
    return startAs(user, { switches: [`--use-file-for-fake-audio-capture=${microphone}`] });
  };
  const [alice, bob, carol] = await Promise.all([speaking('alice'), speaking('bob'), speaking('carol')]);
  const expectToHear = async (listener: Parley, ...wanted: readonly number[]): Promise<void> => {
    const heard = new Set<number>();
    // Beeps of two people may fall together, or be a second apart.
    await expect
      .poll(async () => {
        for (const tone of tonesIn(await heardInPage(listener.window, 'a second'))) heard.add(tone);
        return [...heard].sort((a, b) => a - b);
      })
      .toEqual([...wanted].sort((a, b) => a - b));
  };

  await alice.dial('bob');
  await bob.button('Answer').click();
  await expect(alice.call).toContainText('Connected');
  await expectToHear(bob, voices.alice);
  await alice.dial('carol');
  await carol.button('Answer').click();
  await expect(alice.call).toContainText('carol');
  await expect(alice.call).toContainText('Connected');
  await alice.button('Merge bob').click();
  await expect(alice.call).toContainText('In conference');
  await expectToHear(bob, voices.alice, voices.carol);
  await expectToHear(carol, voices.alice, voices.bob);

  await carol.button('End').click();
  await expect(alice.call).toContainText('Connected');
  await expectToHear(bob, voices.alice);
});
