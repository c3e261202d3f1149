import { expect, test } from 'vitest';
import { inboundCount, levelsBetween, nothingReceived } from '../../../../renderer/media/inbound-level.ts';

const count = (packets: number, energy: number, seconds: number) => ({ packets, energy, seconds });

test('a short sound between two looks counts, silence and a pause of playing do not', () => {
  const { inbound, packets } = levelsBetween(count(10, 1, 2), count(20, 1.0025, 2.25));
  expect(inbound).toBeCloseTo(0.1);
  expect(packets).toBe(20);
  expect(levelsBetween(count(10, 1, 2), count(20, 1, 2.25)).inbound).toBe(0);
  expect(levelsBetween(count(10, 1, 2), count(10, 1, 2)).inbound).toBe(0);
});

test('the count beginning anew is silence, not an error', () => {
  expect(levelsBetween(count(900, 5, 60), nothingReceived)).toEqual({ inbound: 0, packets: 0 });
});

test('only inbound audio is counted', () => {
  const report = new Map<string, unknown>([
    ['v', { type: 'inbound-rtp', kind: 'video', packetsReceived: 7 }],
    ['o', { type: 'outbound-rtp', kind: 'audio', packetsSent: 8 }],
    [
      'a',
      {
        type: 'inbound-rtp',
        kind: 'audio',
        packetsReceived: 9,
        totalAudioEnergy: 2,
        totalSamplesDuration: 3,
      },
    ],
  ]) as RTCStatsReport;
  expect(inboundCount(report)).toEqual(count(9, 2, 3));
  expect(inboundCount(undefined)).toEqual(nothingReceived);
});
