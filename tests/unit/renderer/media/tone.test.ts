import { expect, test } from 'vitest';
import { renderTone, SAMPLE_RATE, type Tone } from '../../../../renderer/media/tone.ts';
import { busy, callWaiting, keyTone, ring, ringback } from '../../../../renderer/media/tone-plan.ts';

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

test('ringback is 425 Hz for one second in five, for ever', () => {
  expect(loudness(part(ringback, 100, 900), 425)).toBeGreaterThan(0.1);
  expect(isSilent(part(ringback, 1000, 5000))).toBe(true);
  expect(renderTone(ringback)).toHaveLength(5 * SAMPLE_RATE);
  expect(ringback.repeats).toBe(true);
});

test('busy is heard four times and ends', () => {
  expect(renderTone(busy)).toHaveLength(4 * 0.96 * SAMPLE_RATE);
  expect(loudness(part(busy, 0, 480), 425)).toBeGreaterThan(0.1);
  expect(isSilent(part(busy, 480, 960))).toBe(true);
  expect(busy.repeats).toBe(false);
});

test('a ring has two notes within a second and three seconds of rest', () => {
  expect(loudness(part(ring, 0, 100), 659)).toBeGreaterThan(loudness(part(ring, 0, 100), 784));
  expect(loudness(part(ring, 100, 200), 784)).toBeGreaterThan(loudness(part(ring, 100, 200), 659));
  expect(isSilent(part(ring, 1000, 4000))).toBe(true);
  expect(renderTone(ring)).toHaveLength(4 * SAMPLE_RATE);
});

test('a second call is softer than a ring', () => {
  expect(Math.max(...renderTone(callWaiting))).toBeLessThan(Math.max(...renderTone(ring)) / 2);
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
  for (const tone of [ringback, busy, callWaiting, ring, { ...ring, ...keyTone('7') }]) {
    const samples = renderTone(tone);
    expect(samples[0]).toBe(0);
    expect(samples.at(-1)).toBeCloseTo(0);
    expect(samples.every((sample) => Math.abs(sample) <= tone.volume + 1e-6)).toBe(true);
  }
});
