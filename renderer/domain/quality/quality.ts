import { readingBetween, type QualityReading } from './quality-reading.ts';
import type { QualityCount } from './quality-count.ts';
import { noTotal, withReading, type QualityTotal } from './quality-summary.ts';
import { unwatched, watchQuality, type QualityWatch } from './quality-watch.ts';

/** How a call sounds, from its first count on. */
export interface Quality {
  readonly count: QualityCount;
  /** The last minutes, oldest first. */
  readonly readings: readonly QualityReading[];
  readonly watch: QualityWatch;
  readonly total: QualityTotal;
}

/** Five minutes of one every 2 s. */
const MOST_READINGS = 150;

interface Circumstances {
  /** Nothing is to be expected of the microphone. */
  readonly isMuted: boolean;
  /** Nothing is to be expected of either side, and nothing sounds bad. */
  readonly isHeld: boolean;
}

/** Takes in a count; without a former quality there is nothing to compare it with yet. */
export function measured(
  quality: Quality | undefined,
  count: QualityCount,
  { isMuted, isHeld }: Circumstances,
): Quality {
  if (quality === undefined) return { count, readings: [], watch: unwatched, total: noTotal };
  const reading = readingBetween(quality.count, count);
  return {
    count,
    readings: [...quality.readings, reading].slice(-MOST_READINGS),
    watch: isHeld ? unwatched : watchQuality(quality.watch, reading, isMuted),
    total: withReading(quality.total, reading),
  };
}
