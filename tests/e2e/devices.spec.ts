import { toneSamples } from '../interop/audio/sound.ts';
import { PulseAudio } from '../support/pulse-audio.ts';
import type { Parley } from '../support/parley.ts';
import { expect, test as base } from './parley-test.ts';

/** How long sound may be away, in ms. */
const GAP = 1_000;

const test = base.extend<{ pulse: PulseAudio }>({
  pulse: async ({ board: _board }, use) => {
    const pulse = await PulseAudio.start();
    await use(pulse);
    await pulse.stop();
  },
});

/** A microphone sends what it hears, also a tone without end. */
async function leaveMicrophoneAlone(parley: Parley): Promise<void> {
  await parley.link('Settings').click();
  for (const name of ['Echo cancellation', 'Noise suppression', 'Automatic volume'])
    await parley.window.getByRole('checkbox', { name, exact: true }).uncheck();
}

test('a headset that leaves in a call hands the sound to the device before it within a second, and a new monitor gets none', async ({
  startAs,
  pulse,
}) => {
  await pulse.plug('Desk');
  await pulse.plug('Headset');
  await pulse.plug('Other');
  await pulse.prefer('Other');
  pulse.speak(toneSamples(700));
  const alice = await startAs('alice', { env: pulse.env, realDevices: true });
  await leaveMicrophoneAlone(alice);
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
  const silence = pulse.listen('Desk', 'Headset');
  await pulse.sounds('Headset');
  await pulse.unplug('Headset');
  await pulse.sounds('Desk');
  await expect(alice.call).toContainText(
    'The sound goes on elsewhere. Microphone: Desk microphone. Speaker: Desk.',
  );
  // What is heard of the echo is what it was sent.
  expect(silence()).toBeLessThan(GAP);

  await pulse.plug('Monitor');
  // Parley knows of it.
  await alice.link('Settings').click();
  await alice.window.getByRole('combobox', { name: 'Speaker' }).click();
  await expect(alice.window.getByRole('option', { name: 'Monitor', exact: true })).toBeVisible();
  await pulse.sounds('Desk');
  expect(await pulse.isUsed('Monitor')).toBe(false);
});

test('where sound follows the system, it is said what the system changes in a call', async ({
  startAs,
  pulse,
}) => {
  await pulse.plug('Desk');
  await pulse.plug('Headset');
  await pulse.prefer('Desk');
  pulse.speak(toneSamples(700));
  const alice = await startAs('alice', { env: pulse.env, realDevices: true });
  await leaveMicrophoneAlone(alice);
  await alice.link('People').click();

  const told = alice.window.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const stop = window.parley.on('devices:defaults-changed', () => {
          stop();
          resolve();
        });
      }),
  );
  await alice.dial('*43');
  const silence = pulse.listen('Desk', 'Headset');
  await pulse.sounds('Desk');
  // Parley knows what the defaults were before.
  await told;
  await expect(alice.call).not.toContainText('The sound goes on elsewhere');
  await pulse.prefer('Headset');
  await expect(alice.call).toContainText(
    'The sound goes on elsewhere. Microphone: Headset microphone. Speaker: Headset.',
  );
  await pulse.sounds('Headset');
  expect(silence()).toBeLessThan(GAP);

  // The sound server takes the microphone away with it, and has a default of its own again.
  await pulse.unplug('Headset');
  await expect(alice.call).toContainText('Microphone: Desk microphone. Speaker: Null Output.');
});
