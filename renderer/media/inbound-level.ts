import type { QualityCount } from '../domain/quality/quality-count.ts';
import type { SoundLevels } from './call-sound.ts';
import { qualityCount } from './quality-count.ts';

/** What `inbound-rtp` statistics of an audio receiver have counted so far. */
export interface InboundCount {
  readonly packets: number;
  /** Sum of squared loudness, in seconds (`totalAudioEnergy`). */
  readonly energy: number;
  /** Seconds of sound played out (`totalSamplesDuration`). */
  readonly seconds: number;
}

export const nothingReceived: InboundCount = { packets: 0, energy: 0, seconds: 0 };

export function inboundCount(report: RTCStatsReport | undefined): InboundCount {
  const count: QualityCount = report === undefined ? {} : qualityCount(report);
  const { received = 0, heardEnergy = 0, heardTime = 0 } = count;
  return { packets: received, energy: heardEnergy, seconds: heardTime };
}

/** The loudness between two counts, so that a short sound between two looks is not missed. */
export function levelsBetween(before: InboundCount, after: InboundCount): SoundLevels {
  const seconds = after.seconds - before.seconds;
  const energy = after.energy - before.energy;
  const inbound = seconds > 0 && energy > 0 ? Math.min(1, Math.sqrt(energy / seconds)) : 0;
  return { inbound, packets: after.packets };
}
