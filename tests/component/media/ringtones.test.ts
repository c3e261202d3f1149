import { expect, onTestFinished, test, vi } from 'vitest';
import { RingSounds, sampleOf } from '../../../renderer/media/ring-sound.ts';
import { shippedRingtones } from '../../../renderer/media/ringtones.ts';
import type { Clip, Playable } from '../../../renderer/media/tone.ts';
import { wav } from '../../support/wav.ts';

/** Loudness of `hz` in a second of sound (Goertzel's algorithm), 1 for a full sine. */
function loudness({ samples, sampleRate }: Clip, hz: number): number {
  const second = samples.subarray(0, sampleRate);
  const turn = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let [one, two] = [0, 0];
  for (const sample of second) [one, two] = [sample + turn * one - two, one];
  return (2 * Math.sqrt(one * one + two * two - turn * one * two)) / second.length;
}

function clip(sound: Playable): Clip {
  if (!('samples' in sound)) throw new Error('is no clip');
  return sound;
}

const seconds = ({ samples, sampleRate }: Clip) => samples.length / sampleRate;
const own = (file: Uint8Array<ArrayBuffer> | undefined) =>
  new RingSounds(() => Promise.resolve(file)).of('file:a.wav');

test('an own file rings as it is, both channels as one, again and again', async () => {
  const rings = clip(await own(wav(1.5, [440, 1000])));
  expect(seconds(rings)).toBeCloseTo(1.5, 2);
  for (const hz of [440, 1000]) expect(loudness(rings, hz)).toBeCloseTo(0.24, 1);
  expect(loudness(rings, 700)).toBeLessThan(0.01);
  expect(rings.repeats).toBe(true);
});

test('of a long one there is the beginning, and to try it less', async () => {
  const rings = clip(await own(wav(31, [440], 8_000)));
  expect(seconds(rings)).toBeCloseTo(30, 1);
  const sample = clip(sampleOf(rings));
  expect(seconds(sample)).toBeCloseTo(5, 1);
  expect(sample.repeats).toBe(false);
});

test.each([
  ['is gone', undefined],
  ['is no sound', new TextEncoder().encode('<svg onload=alert(1)>')],
  ['is empty', new Uint8Array()],
  ['has no samples', wav(0, [440])],
  ['is longer than a minute', wav(61, [440], 8_000)],
  ['is cut off', wav(1, [440]).slice(0, 30)],
])('one that %s rings as usual', async (_what, file) => {
  const sounds = new RingSounds((name) => Promise.resolve(name === 'a.wav' ? file : wav(2, [440])));
  expect(seconds(clip(await sounds.of('file:a.wav', 'file:usual.wav', 'bell')))).toBeCloseTo(2, 1);
  expect(await sounds.of('file:a.wav', 'bell')).toBe(shippedRingtones.bell);
  expect(await sounds.of('file:a.wav')).toBe(shippedRingtones.classic);
});

test('names that the machine knows are no ringtones', async () => {
  expect(await new RingSounds(() => Promise.resolve(undefined)).of('toString')).toBe(
    shippedRingtones.classic,
  );
});

test('a file that is too long is not decoded, as its samples could fill all memory', async () => {
  const decode = vi.spyOn(OfflineAudioContext.prototype, 'decodeAudioData');
  onTestFinished(() => decode.mockRestore());
  await own(wav(61, [440], 8_000));
  expect(decode).not.toHaveBeenCalled();
});

test('a file is read and decoded once for all its rings, and anew when it is another of the same name', async () => {
  let file = wav(1, [440]);
  const sounds = new RingSounds((name) => Promise.resolve(name === 'a.wav' ? file : undefined));
  const first = await sounds.of('file:a.wav');
  expect(await sounds.of('file:a.wav')).toBe(first);
  expect(await sounds.of('file:gone.wav', 'file:a.wav')).toBe(first);
  file = wav(2, [440]);
  sounds.forget('other.wav');
  expect(await sounds.of('file:a.wav')).toBe(first);
  sounds.forget('a.wav');
  expect(seconds(clip(await sounds.of('file:a.wav')))).toBeCloseTo(2, 1);
});

test('a file that could not be read is read again for the next ring', async () => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const sounds = new RingSounds((name) => Promise.resolve(files.get(name)));
  expect(await sounds.of('file:a.wav')).toBe(shippedRingtones.classic);
  files.set('a.wav', wav(2, [440]));
  expect(seconds(clip(await sounds.of('file:a.wav')))).toBeCloseTo(2, 1);
});
