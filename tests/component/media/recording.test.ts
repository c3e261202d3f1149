import { expect, test, vi } from 'vitest';
import { recordCall } from '../../../renderer/media/call-recorder.ts';
import { humming } from './humming.ts';
import { loudness } from './loudness.ts';
import { negotiate, openSide, parts, patience, type Side } from './pair.ts';

/** Hz */
const tones = { alice: 700, bob: 1_700 } as const;

async function calling(): Promise<Side> {
  const alice = openSide({ ...parts(), microphone: humming(tones.alice) });
  const bob = openSide({ ...parts(), microphone: humming(tones.bob) });
  await negotiate(alice, bob);
  await vi.waitFor(() => expect(alice.states).toContain('connected'), patience);
  await vi.waitFor(async () => expect((await alice.media.levels()).inbound).toBeGreaterThan(0.01), patience);
  return alice;
}

/** Which tones are in the last second of each channel of a file that has these parts. */
async function tonesIn(parts: readonly Uint8Array<ArrayBuffer>[]): Promise<string[][]> {
  const file = await new Blob([...parts]).arrayBuffer();
  const context = new OfflineAudioContext({ length: 1, sampleRate: 16_000 });
  const sound = await context.decodeAudioData(file);
  return Array.from({ length: sound.numberOfChannels }, (_, channel) => {
    const samples = sound.getChannelData(channel).subarray(-16_000);
    return Object.entries(tones).flatMap(([name, frequency]) =>
      loudness(samples, frequency) > 0.02 ? [name] : [],
    );
  });
}

/** Records until so many parts are there. */
async function record(side: Side, channels: 'together' | 'apart', count: number) {
  const written: Uint8Array<ArrayBuffer>[] = [];
  const recorder = recordCall(side.media, channels, {
    part: (part) => {
      written.push(part);
      return Promise.resolve();
    },
    failed: () => undefined,
  });
  await vi.waitFor(() => expect(written.length).toBeGreaterThanOrEqual(count), patience);
  return { recorder, written };
}

test('each side has a channel of its own; what is cut off in the middle can be played', async () => {
  const alice = await calling();
  const { recorder, written } = await record(alice, 'apart', 3);
  expect(await tonesIn(written)).toEqual([['alice'], ['bob']]);
  await recorder.stop();
});

test('together, both are heard on both sides; who is muted is not recorded', async () => {
  const alice = await calling();
  const { recorder, written } = await record(alice, 'together', 3);
  expect(await tonesIn(written)).toEqual([
    ['alice', 'bob'],
    ['alice', 'bob'],
  ]);
  alice.media.setMicrophone(false);
  const { length } = written;
  await vi.waitFor(() => expect(written.length).toBeGreaterThanOrEqual(length + 3), patience);
  await recorder.stop();
  expect(await tonesIn(written)).toEqual([['bob'], ['bob']]);
});

test('stopped twice, or after the call, it still has all', async () => {
  const alice = await calling();
  const { recorder, written } = await record(alice, 'together', 2);
  alice.media.close();
  await recorder.stop();
  const { length } = written;
  await recorder.stop();
  expect(written).toHaveLength(length);
  expect(length).toBeGreaterThan(2);
});
