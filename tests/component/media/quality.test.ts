import { expect, test } from 'vitest';
import { readingBetween } from '../../../renderer/domain/quality/quality-reading.ts';
import { connectedPair, patience } from './pair.ts';

test('a call on this computer sounds as good as can be, and its codec is known', async () => {
  const [alice] = await connectedPair();
  const before = await alice.media.quality();
  await expect.poll(async () => ((await alice.media.quality()).received ?? 0) > 100, patience).toBe(true);
  await expect.poll(async () => (await alice.media.quality()).roundTrip, patience).toBeGreaterThan(0);
  const reading = readingBetween(before, await alice.media.quality());
  expect(reading.codec).toBe('opus');
  expect(reading.mos).toBeGreaterThan(4);
  expect(reading.loss).toBeLessThan(0.01);
  expect(reading.jitter).toBeLessThan(50);
  // The microphone of the test beeps.
  expect(reading.spoken).toBeGreaterThan(0);
  expect(reading.heard).toBeGreaterThan(0);
});
