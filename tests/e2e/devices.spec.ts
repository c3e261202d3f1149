import { beepSamples } from '../interop/audio/sound.ts';
import { PulseAudio } from '../support/pulse-audio.ts';
import { expect, test as base } from './parley-test.ts';

const test = base.extend<{ pulse: PulseAudio }>({
  pulse: async ({ board: _board }, use) => {
    const pulse = await PulseAudio.start();
    await use(pulse);
    await pulse.stop();
  },
});

test('a headset that leaves in a call hands the sound to the device before it, and a new monitor gets none', async ({
  startAs,
  pulse,
}) => {
  await pulse.plug('Desk');
  await pulse.plug('Headset');
  await pulse.plug('Other');
  await pulse.prefer('Other');
  pulse.speak(beepSamples(700));
  const alice = await startAs('alice', { env: pulse.env, realDevices: true });
  await alice.link('Settings').click();
  const choose = async (role: string, device: string): Promise<void> => {
    await alice.window.getByRole('combobox', { name: role }).click();
    await alice.window.getByRole('option', { name: device, exact: true }).click();
  };
  for (const device of ['Desk', 'Headset']) {
    await choose('Microphone', `${device} microphone`);
    await choose('Speaker', device);
  }
  await alice.link('People').click();

  await alice.dial('*43');
  await pulse.sounds('Headset');
  await pulse.unplug('Headset');
  await pulse.sounds('Desk');
  await expect(alice.call).toContainText(
    'The sound goes on elsewhere. Microphone: Desk microphone. Speaker: Desk.',
  );

  await pulse.plug('Monitor');
  // Parley knows of it.
  await alice.link('Settings').click();
  await alice.window.getByRole('combobox', { name: 'Speaker' }).click();
  await expect(alice.window.getByRole('option', { name: 'Monitor', exact: true })).toBeVisible();
  await pulse.sounds('Desk');
  expect(await pulse.isUsed('Monitor')).toBe(false);
});
