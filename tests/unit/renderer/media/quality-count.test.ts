import { expect, test } from 'vitest';
import { inboundCount } from '../../../../renderer/media/inbound-level.ts';
import { qualityCount } from '../../../../renderer/media/quality-count.ts';

const report = (stats: Readonly<Record<string, unknown>>) => new Map(Object.entries(stats));

test('is found among what else there is, of sound only', () => {
  const count = qualityCount(
    report({
      video: { type: 'inbound-rtp', kind: 'video', packetsReceived: 9_000, codecId: 'vp8' },
      vp8: { type: 'codec', mimeType: 'video/VP8' },
      audio: {
        type: 'inbound-rtp',
        kind: 'audio',
        codecId: 'g722',
        packetsReceived: 100,
        packetsLost: 3,
        packetsDiscarded: 1,
        jitter: 0.01,
        totalSamplesReceived: 48_000,
        concealedSamples: 900,
        silentConcealedSamples: 400,
        jitterBufferDelay: 30,
        jitterBufferEmittedCount: 600,
        totalAudioEnergy: 0.4,
        totalSamplesDuration: 2,
      },
      g722: { type: 'codec', mimeType: 'audio/G722' },
      there: {
        type: 'remote-inbound-rtp',
        kind: 'audio',
        timestamp: 7_000.5,
        roundTripTime: 0.05,
        fractionLost: 0.02,
      },
      microphone: { type: 'media-source', kind: 'audio', totalAudioEnergy: 0.3, totalSamplesDuration: 1 },
    }),
  );
  expect(count).toEqual({
    codec: 'G722',
    received: 100,
    lost: 3,
    discarded: 1,
    jitter: 0.01,
    samples: 48_000,
    concealed: 500,
    bufferDelay: 30,
    buffered: 600,
    heardEnergy: 0.4,
    heardTime: 2,
    spokenEnergy: 0.3,
    spokenTime: 1,
    roundTrip: 0.05,
    lostThere: 0.02,
    reportedThere: 7_000.5,
  });
});

test('has the round trip of the way to the next server where the other side tells none', () => {
  const pairs = {
    former: { type: 'candidate-pair', nominated: true, currentRoundTripTime: 9 },
    taken: { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.04 },
    way: { type: 'transport', selectedCandidatePairId: 'taken' },
  };
  expect(qualityCount(report(pairs)).roundTrip).toBe(0.04);
});

test('is of the sound that comes now, not of one that came before it', () => {
  const inbound = (packetsReceived: number, lastPacketReceivedTimestamp?: number) => ({
    type: 'inbound-rtp',
    kind: 'audio',
    packetsReceived,
    ...(lastPacketReceivedTimestamp !== undefined && { lastPacketReceivedTimestamp }),
  });
  const three = report({ unheard: inbound(0), former: inbound(900, 1_000), now: inbound(7, 2_000) });
  expect(qualityCount(three).received).toBe(7);
  expect(inboundCount(three as unknown as RTCStatsReport).packets).toBe(7);
});

test.each([
  [{}],
  [{ audio: null, other: 'text' }],
  [
    {
      audio: {
        type: 'inbound-rtp',
        kind: 'audio',
        packetsReceived: '100',
        jitter: Number.NaN,
        packetsLost: Infinity,
      },
    },
  ],
  [{ audio: { type: 'inbound-rtp', kind: 'audio', codecId: 'odd' }, odd: { mimeType: 'audio/<b>' } }],
])('of %j nothing is known', (stats) => {
  expect(Object.values(qualityCount(report(stats))).filter((value) => value !== undefined)).toEqual([]);
});
