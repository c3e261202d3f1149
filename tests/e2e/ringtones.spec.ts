import { writeFile } from 'node:fs/promises';
import { wav } from '../support/wav.ts';
import { expect, test } from './parley-test.ts';

declare global {
  interface Window {
    /** What sounds now: lengths in s. */
    sounding: Set<number>;
  }
}

test('a person rings with their own sound file, after a restart too, until the call is silenced', async ({
  startAs,
  board,
}, testInfo) => {
  const path = testInfo.outputPath('Rooster.wav');
  await writeFile(path, wav(1.25, [1000]));
  const first = await startAs('alice');
  await first.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  await first.link('Settings').click();
  await first.button('Add sound file …').click();
  await expect(first.window.getByLabel('Ringtone', { exact: true })).toHaveText('Rooster.wav');
  const saved = await first.window.evaluate(() =>
    window.parley.request('people:save', {
      name: 'Zoë Müller',
      addresses: [{ label: 'work', address: '+49 30 123456' }],
      ringtone: 'file:Rooster.wav',
    }),
  );
  expect(saved).toMatchObject({ ok: true });
  await first.window.evaluate(() => window.parley.request('settings:change', { ringtone: 'soft' }));
  await first.close();

  const alice = await startAs('alice');
  await alice.window.evaluate(() => {
    window.sounding = new Set();
    const Native = window.AudioBufferSourceNode;
    window.AudioBufferSourceNode = class extends Native {
      constructor(context: BaseAudioContext, options?: AudioBufferSourceOptions) {
        super(context, options);
        const duration = options?.buffer?.duration ?? 0;
        window.sounding.add(duration);
        context.addEventListener('statechange', () => {
          if (context.state === 'closed') window.sounding.delete(duration);
        });
      }
    };
  });
  const sounding = () => alice.window.evaluate(() => [...window.sounding]);
  const other = await board.callUser('alice', { from: '<tel:+49-30-99>' });
  await expect.poll(sounding).toEqual([4.8]);
  other.cancel();
  await expect.poll(sounding).toEqual([]);

  await board.callUser('alice', { from: '<tel:+49-30-123456>' });
  await expect(alice.window.getByRole('region', { name: /^Incoming call from Zoë Müller/ })).toBeVisible();
  await expect.poll(sounding).toEqual([1.25]);
  await alice.button('Silence').click();
  await expect.poll(sounding).toEqual([]);
  await expect(alice.button('Answer')).toBeVisible();
});
