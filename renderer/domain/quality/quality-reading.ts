import { mosOf, ratingOf } from './e-model.ts';
import type { QualityCount } from './quality-count.ts';

/** How a call sounds over a stretch of some seconds. Shares are 0 to 1, times in ms, loudness 0 to 1 (root mean square). */
export interface QualityReading {
  readonly codec?: string;
  /** Mean opinion score of what is heard; undefined while nothing comes in. */
  readonly mos?: number;
  /** Packets that did not come, or too late. */
  readonly loss: number;
  /** Packets of ours that the other side misses, as it last said. */
  readonly lossThere?: number;
  /** Whether it said so in this stretch; its reports are fewer than the readings. */
  readonly isReported?: boolean;
  readonly jitter?: number;
  readonly roundTrip?: number;
  /** Sound that was made up for what was missing. */
  readonly concealed: number;
  readonly heard: number;
  /** Undefined where there is no microphone, or nothing is known of it. */
  readonly spoken?: number;
}

/** What a frame takes to be filled and sent, and to be played, at the least. */
const FRAME_MS = 30;

/** What happened between two counts. Counts that fall or are missing say nothing. */
export function readingBetween(before: QualityCount, after: QualityCount): QualityReading {
  const grown = (name: NumericCount): number => growth(before[name], after[name]);
  const received = grown('received');
  const missed = grown('lost') + grown('discarded');
  const expected = received + grown('lost');
  const loss = share(missed, expected);
  const roundTrip = milliseconds(after.roundTrip);
  const waited = share(grown('bufferDelay'), grown('buffered'), Number.MAX_VALUE) * 1000;
  const delay = (roundTrip ?? 0) / 2 + waited + FRAME_MS;
  const jitter = milliseconds(after.jitter);
  const spokenTime = grown('spokenTime');
  return {
    loss,
    concealed: share(grown('concealed'), grown('samples')),
    heard: loudness(grown('heardEnergy'), grown('heardTime')),
    ...(after.codec !== undefined && { codec: after.codec }),
    ...(expected > 0 && { mos: mosOf(ratingOf({ loss, delay })) }),
    ...(after.lostThere !== undefined && { lossThere: Math.min(1, Math.max(0, after.lostThere)) }),
    ...(after.reportedThere !== before.reportedThere && { isReported: true }),
    ...(jitter !== undefined && { jitter }),
    ...(roundTrip !== undefined && { roundTrip }),
    ...(spokenTime > 0 && { spoken: loudness(grown('spokenEnergy'), spokenTime) }),
  };
}

type NumericCount = Exclude<keyof QualityCount, 'codec'>;

function growth(before = 0, after = 0): number {
  return Math.max(0, after - before);
}

function share(part: number, whole: number, most = 1): number {
  return whole > 0 ? Math.min(most, part / whole) : 0;
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.max(0, seconds * 1000);
}

function loudness(energy: number, seconds: number): number {
  return Math.sqrt(share(energy, seconds));
}
