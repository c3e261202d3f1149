import { expect, onTestFinished, test, vi } from 'vitest';
import { recordCall } from '../../../renderer/media/call-recorder.ts';
import { RecordingTone } from '../../../renderer/media/recording-tone.ts';
import type { Playable } from '../../../renderer/media/tone.ts';
import { humming } from './humming.ts';
import { loudness } from './loudness.ts';
import { ManualTimers } from './manual-timers.ts';
import { negotiate, openSide, parts, patience, type Side } from './pair.ts';
import { present } from './present.ts';

/** Hz */
const [warning, voice] = [1_400, 700];
const sampleRate = 16_000;

/** Alice hums, Bob is silent. */
async function calling(): Promise<[Side, Side]> {
  const alice = openSide({ ...parts(), microphone: humming(voice) });
  const bob = openSide({ ...parts(), microphone: humming(voice, 0) });
  await negotiate(alice, bob);
  await vi.waitFor(async () => expect((await bob.media.levels()).inbound).toBeGreaterThan(0.01), patience);
  return [alice, bob];
}

/** Records a side from now on; gives each tenth of a second of a channel: whether these are heard in it. */
function recorded(side: Side) {
  const written: Uint8Array<ArrayBuffer>[] = [];
  const part = (part: Uint8Array<ArrayBuffer>) => Promise.resolve(void written.push(part));
  const recorder = recordCall(side.media, 'apart', { part, failed: () => undefined });
  onTestFinished(() => recorder.stop());
  return async (channel: 'sent' | 'heard', ...frequencies: number[]): Promise<boolean[]> => {
    if (written.length === 0) return [];
    const file = await new Blob([...written]).arrayBuffer();
    const sound = await new OfflineAudioContext({ length: 1, sampleRate }).decodeAudioData(file);
    const samples = sound.getChannelData(channel === 'sent' ? 0 : 1);
    return Array.from({ length: Math.floor(samples.length / 1_600) }, (_, at) =>
      frequencies.every((hz) => loudness(samples.subarray(at * 1_600, (at + 1) * 1_600), hz) > 0.03),
    );
  };
}

/** How many tones are over: half a second without one has followed. */
const over = (heard: readonly boolean[]) =>
  heard.filter(
    (is, at) => is && heard.slice(at + 1, at + 6).length === 5 && !heard.slice(at + 1, at + 6).some(Boolean),
  ).length;

function announcing(...sides: readonly Side[]) {
  const timers = new ManualTimers();
  const ear: Playable[] = [];
  const tone = new RecordingTone({ play: (sound) => (ear.push(sound), () => undefined) }, timers);
  return { timers, ear, end: tone.start(() => sides.map(({ media }) => media)) };
}

test('who is recorded hears a tone over the voice, and again after 15 s; it is in the recording', async () => {
  const [alice, bob] = await calling();
  const [ours, theirs] = [recorded(alice), recorded(bob)];
  const { timers, ear, end } = announcing(alice);
  await expect.poll(async () => over(await theirs('heard', warning, voice)), patience).toBe(1);
  await expect.poll(async () => over(await ours('sent', warning)), patience).toBe(1);
  expect(ear).toHaveLength(1);

  timers.advance(14_999);
  expect(ear).toHaveLength(1);
  timers.advance(1_000);
  await expect.poll(async () => over(await theirs('heard', warning)), patience).toBe(2);
  await expect.poll(async () => over(await ours('sent', warning)), patience).toBe(2);
  // The voice goes on under and between the tones.
  const spoken = await theirs('heard', voice);
  expect(spoken.filter((is) => is).length).toBeGreaterThan(0.8 * spoken.length);

  end();
  expect(timers.pending()).toEqual([]);
});

test('who comes later, or back from hold, hears it within a second; the others not once more', () => {
  const timers = new ManualTimers();
  const heard: string[] = [];
  const calls = ['ann', 'ben'].map((name) => ({ overlay: () => void heard.push(name) }));
  let there: typeof calls = [];
  const tone = new RecordingTone({ play: () => () => undefined }, timers);
  onTestFinished(tone.start(() => there));
  expect(heard).toEqual([]);
  there = calls.slice(0, 1);
  timers.advance(1_000);
  expect(heard).toEqual(['ann']);
  there = calls;
  timers.advance(1_000);
  expect(heard).toEqual(['ann', 'ben']);
  timers.advance(1_000);
  expect(heard).toEqual(['ann', 'ben']);
  there = calls.slice(1);
  timers.advance(1_000);
  there = calls;
  timers.advance(1_000);
  expect(heard).toEqual(['ann', 'ben', 'ann']);
});

test('without the tone none is heard', async () => {
  const [alice, bob] = await calling();
  const [ours, theirs] = [recorded(alice), recorded(bob)];
  await expect
    .poll(async () => (await theirs('heard', voice)).filter((is) => is).length, patience)
    .toBeGreaterThan(10);
  expect(await theirs('heard', warning)).not.toContain(true);
  expect(await ours('sent', warning)).not.toContain(true);
});

test('the tone is heard of who is muted, and not of who holds', async () => {
  const [alice, bob] = await calling();
  const theirs = recorded(bob);
  alice.media.setMicrophone(false);
  // What was said before is not to run into the tone.
  await expect
    .poll(async () => (await theirs('heard', voice)).slice(-3), patience)
    .toEqual([false, false, false]);
  const { timers } = announcing(alice);
  await expect.poll(async () => over(await theirs('heard', warning)), patience).toBe(1);
  expect(await theirs('heard', warning, voice)).not.toContain(true);

  alice.media.setMicrophone(true);
  alice.media.setHold(true);
  timers.advance(15_000);
  alice.media.setHold(false);
  const { length } = await theirs('heard', voice);
  await expect
    .poll(async () => (await theirs('heard', voice)).slice(length).filter((is) => is).length, patience)
    .toBeGreaterThan(10);
  expect(over(await theirs('heard', warning))).toBe(1);
});

test('the microphone is what is sent when the tone is over', async () => {
  const [alice] = await calling();
  const sender = present(alice.connection.getSenders()[0]);
  const spoken = sender.track;
  announcing(alice);
  await expect.poll(() => sender.track, patience).not.toBe(spoken);
  await expect.poll(() => sender.track, patience).toBe(spoken);
});
