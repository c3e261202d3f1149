import { expect, test } from 'vitest';
import { renderTone, SAMPLE_RATE, type Tone } from '../../../../renderer/media/tone.ts';
import { countriesWithTones } from '../../../../renderer/media/national-tones.ts';
import { shippedRingtones } from '../../../../renderer/media/ringtones.ts';
import { keyTone, networkTone, type ToneName } from '../../../../renderer/media/tone-plan.ts';

/** Loudness of `hz` in a stretch of samples (Goertzel's algorithm), 1 for a full sine. */
function loudness(samples: Float32Array, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + turn * one - two, one];
  return (2 * Math.sqrt(one * one + two * two - turn * one * two)) / samples.length;
}

const part = (tone: Tone, fromMs: number, toMs: number) =>
  renderTone(tone).subarray((fromMs * SAMPLE_RATE) / 1000, (toMs * SAMPLE_RATE) / 1000);
const isSilent = (samples: Float32Array) => samples.every((sample) => sample === 0);

const toneNames = ['ringback', 'busy', 'congestion', 'waiting'] as const;

/** When a tone is heard, in ms, until it is over or begins again. */
function soundsOf(tone: Tone): string {
  const samples = renderTone(tone);
  const look = SAMPLE_RATE / 100;
  const edges: number[] = [];
  for (let at = 0, was = false; at < samples.length; at += look) {
    const isHeard = samples.subarray(at, at + look).some((sample) => sample !== 0);
    if (isHeard !== was) edges.push((at * 1000) / SAMPLE_RATE);
    was = isHeard;
  }
  return [...edges, (samples.length * 1000) / SAMPLE_RATE].join(' ');
}

test.each<[country: string | undefined, ToneName, hz: readonly number[], heard: string]>([
  ['DE', 'ringback', [425], '0 1000 5000'],
  ['DE', 'busy', [425], '0 480 960 1440 1920 2400 2880 3360 3840'],
  ['US', 'ringback', [440, 480], '0 2000 6000'],
  ['US', 'busy', [480, 620], '0 500 1000 1500 2000 2500 3000 3500 4000'],
  ['CA', 'waiting', [440], '0 300 10000'],
  ['GB', 'ringback', [400, 450], '0 400 600 1000 3000'],
  ['FR', 'ringback', [440], '0 1500 5000'],
  [
    'ES',
    'congestion',
    [425],
    '0 200 400 600 800 1000 1600 1800 2000 2200 2400 2600 3200 3400 3600 3800 4000 4200 4800',
  ],
  ['SE', 'ringback', [425], '0 1000 6000'],
  ['BE', 'ringback', [425], '0 1000 4000'],
  ['AU', 'ringback', [413, 438], '0 400 600 1000 3000'],
  ['JP', 'ringback', [400], '0 1000 3000'],
  ['IT', 'waiting', [425], '0 400 500 750 850 1000 15000'],
  [undefined, 'ringback', [425], '0 1000 5000'],
  ['ZZ', 'ringback', [425], '0 1000 5000'],
  ['toString', 'ringback', [425], '0 1000 5000'],
])('in %s %s sounds at %j Hz, on and off at %s ms', (country, name, hz, heard) => {
  const tone = networkTone(name, country);
  expect(soundsOf(tone)).toBe(heard);
  const all = [350, 400, 413, 425, 438, 440, 450, 480, 620];
  const first = Number(heard.split(' ')[1]);
  const loud = all.filter((each) => loudness(part(tone, 0, first), each) > tone.volume / 4);
  // Those next to each other cannot be told apart in a short sound.
  for (const each of hz) expect(loud).toContain(each);
  expect(loud.filter((each) => hz.every((one) => Math.abs(one - each) > 30))).toEqual([]);
});

test('ringback and waiting go on, the others are over within five seconds', () => {
  for (const country of countriesWithTones) {
    for (const name of toneNames) {
      const tone = networkTone(name, country);
      expect(tone.repeats).toBe(name === 'ringback' || name === 'waiting');
      if (!tone.repeats) expect(renderTone(tone).length / SAMPLE_RATE).toBeLessThan(5);
    }
  }
});

const ring = shippedRingtones.classic;

test('a ring has two notes within a second and three seconds of rest', () => {
  expect(loudness(part(ring, 0, 100), 659)).toBeGreaterThan(loudness(part(ring, 0, 100), 784));
  expect(loudness(part(ring, 100, 200), 784)).toBeGreaterThan(loudness(part(ring, 100, 200), 659));
  expect(isSilent(part(ring, 1000, 4000))).toBe(true);
  expect(renderTone(ring)).toHaveLength(4 * SAMPLE_RATE);
});

test('a second call is softer than a ring', () => {
  expect(networkTone('waiting', 'DE').volume).toBeLessThan(ring.volume / 2);
});

test.each([
  ['1', 697, 1209],
  ['5', 770, 1336],
  ['#', 941, 1477],
  ['0', 941, 1336],
  ['d', 941, 1633],
])('key %s sounds as %i Hz with %i Hz', (key, low, high) => {
  const tone = keyTone(key);
  const samples = tone === undefined ? new Float32Array() : renderTone(tone);
  for (const hz of [low, high]) expect(loudness(samples, hz)).toBeGreaterThan(0.04);
  expect(loudness(samples, (low + high) / 2)).toBeLessThan(0.01);
});

test.each(['', 'x', '12', ','])('%j is no key', (key) => {
  expect(keyTone(key)).toBeUndefined();
});

test('no tone clicks: each begins and ends at nothing and never clips', () => {
  const national = countriesWithTones.flatMap((country) =>
    toneNames.map((name) => networkTone(name, country)),
  );
  const key = keyTone('7') ?? shippedRingtones.classic;
  for (const tone of [...national, ...Object.values(shippedRingtones), key]) {
    const samples = renderTone(tone);
    expect(samples[0]).toBe(0);
    expect(samples.at(-1)).toBeCloseTo(0);
    expect(samples.every((sample) => Math.abs(sample) <= tone.volume + 1e-6)).toBe(true);
  }
});
