import { expect, onTestFinished, test } from 'vitest';
import { Devices } from '../../../renderer/media/devices.ts';
import { SharedMicrophone } from '../../../renderer/media/microphone.ts';
import type { Output } from '../../../renderer/media/output-device.ts';
import { recordAndPlay } from '../../../renderer/media/record-and-play.ts';
import { testSoundPath } from '../../../renderer/media/sound-path.ts';
import { FakeMediaDevices } from './fake-media-devices.ts';

/** A speaker that remembers what was led to it. */
function ear(): Output & { readonly elements: HTMLAudioElement[] } {
  const elements: HTMLAudioElement[] = [];
  return {
    elements,
    attach(sink) {
      elements.push(sink as unknown as HTMLAudioElement);
      return () => undefined;
    },
  };
}

function open(devices: FakeMediaDevices): SharedMicrophone {
  const microphone = new SharedMicrophone(devices, new Devices(devices));
  onTestFinished(() => microphone.close());
  return microphone;
}

const never = new AbortController().signal;

test(
  'what was recorded is played on the speaker, with the microphone closed',
  { timeout: 20_000 },
  async () => {
    const devices = new FakeMediaDevices();
    const speaker = ear();
    let openWhilePlaying: number | undefined;
    await recordAndPlay({
      microphone: open(devices),
      speaker,
      onPlaying: () => (openWhilePlaying = devices.live().length),
      signal: never,
    });
    expect(openWhilePlaying).toBe(0);
    expect(speaker.elements[0]?.ended).toBe(true);
    expect(speaker.elements[0]?.currentTime).toBeGreaterThan(3);
  },
);

test('stopped, it records no longer and plays nothing', async () => {
  const devices = new FakeMediaDevices();
  const speaker = ear();
  const abort = new AbortController();
  const trying = recordAndPlay({
    microphone: open(devices),
    speaker,
    onPlaying: () => undefined,
    signal: abort.signal,
  });
  await expect.poll(() => devices.live()).toHaveLength(1);
  abort.abort();
  await trying;
  expect(devices.live()).toEqual([]);
  expect(speaker.elements).toEqual([]);
});

test(
  'sound takes its way from the microphone to the speaker without a server',
  { timeout: 20_000 },
  async () => {
    const devices = new FakeMediaDevices();
    expect(await testSoundPath(open(devices), ear())).toEqual({
      microphone: true,
      encoding: true,
      network: true,
      speaker: true,
    });
    expect(devices.live()).toEqual([]);
  },
);

test('a microphone that hears nothing is told from a path that is broken', { timeout: 20_000 }, async () => {
  const devices = new FakeMediaDevices();
  const microphone = open(devices);
  const muted = {
    open: async (onReplaced: () => void) => {
      const use = await microphone.open(onReplaced);
      use.track.enabled = false;
      return use;
    },
  };
  expect(await testSoundPath(muted, ear())).toMatchObject({
    microphone: false,
    encoding: true,
    network: true,
  });
});

test('without a microphone either says so', async () => {
  const devices = new FakeMediaDevices();
  devices.refusal = new DOMException('none', 'NotFoundError');
  await expect(testSoundPath(open(devices), ear())).rejects.toMatchObject({ problem: 'no-microphone' });
});
