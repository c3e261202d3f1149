import { expect, test } from 'vitest';
import { usualSoundProcessing } from '../../../preload/contract/settings.ts';
import { MicrophoneLevel } from '../../../renderer/media/microphone-level.ts';
import type { SharedMicrophone } from '../../../renderer/media/microphone.ts';
import type { Output } from '../../../renderer/media/output-device.ts';
import { recordAndPlay } from '../../../renderer/media/record-and-play.ts';
import { testSoundPath } from '../../../renderer/media/sound-path.ts';
import { FakeMediaDevices } from './fake-media-devices.ts';
import { ManualTimers } from './manual-timers.ts';
import { sharedMicrophone } from './shared-microphone.ts';

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

/** Resolves when it has heard something from now on. */
async function soundOf(microphone: SharedMicrophone): Promise<void> {
  const meter = new MicrophoneLevel(microphone);
  await meter.start();
  await expect.poll(() => meter.level(), { timeout: 5_000 }).toBeGreaterThan(0);
  meter.stop();
}

const never = new AbortController().signal;

test('what was recorded for four seconds is played on the speaker, with the microphone closed', async () => {
  const devices = new FakeMediaDevices();
  const microphone = sharedMicrophone(devices);
  const speaker = ear();
  const timers = new ManualTimers();
  let openWhilePlaying: number | undefined;
  const trying = recordAndPlay({
    microphone,
    speaker,
    timers,
    onPlaying: () => (openWhilePlaying = devices.live().length),
    signal: never,
  });
  await timers.whenSet(4_000);
  expect(devices.live()).toHaveLength(1);
  await soundOf(microphone);
  timers.advance(4_000);
  await trying;
  expect(openWhilePlaying).toBe(0);
  expect(speaker.elements[0]?.ended).toBe(true);
  expect(speaker.elements[0]?.currentTime).toBeGreaterThan(0);
});

test('a microphone that becomes another is recorded on', async () => {
  const devices = new FakeMediaDevices();
  const microphone = sharedMicrophone(devices);
  const speaker = ear();
  const timers = new ManualTimers();
  const trying = recordAndPlay({
    microphone,
    speaker,
    timers,
    onPlaying: () => undefined,
    signal: never,
  });
  await timers.whenSet(4_000);
  await soundOf(microphone);
  microphone.process({ ...usualSoundProcessing, strongNoiseSuppression: true });
  await expect.poll(() => devices.opened.map(({ track }) => track.readyState)).toEqual(['ended', 'live']);
  expect(speaker.elements).toEqual([]);
  timers.advance(4_000);
  await trying;
  expect(speaker.elements[0]?.ended).toBe(true);
});

test('stopped, it records no longer and plays nothing', async () => {
  const devices = new FakeMediaDevices();
  const speaker = ear();
  const abort = new AbortController();
  const trying = recordAndPlay({
    microphone: sharedMicrophone(devices),
    speaker,
    timers: new ManualTimers(),
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
    expect(await testSoundPath(sharedMicrophone(devices), ear())).toEqual({
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
  const microphone = sharedMicrophone(devices);
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
  const [microphone, speaker] = [sharedMicrophone(devices), ear()];
  const problem = { problem: 'no-microphone' };
  await expect(testSoundPath(microphone, speaker)).rejects.toMatchObject(problem);
  const trial = {
    microphone,
    speaker,
    timers: new ManualTimers(),
    onPlaying: () => undefined,
    signal: never,
  };
  await expect(recordAndPlay(trial)).rejects.toMatchObject(problem);
});
