import type { QualityReading } from './quality-reading.ts';

/** How a call sounded as a whole. */
export interface QualitySummary {
  /** Mean opinion score: on the average, and over its worst stretch. */
  readonly mos: number;
  readonly worst: number;
  /** Part of the packets that never came or came too late, 0 to 1, and that the other side missed. */
  readonly loss: number;
  readonly lossThere?: number;
  /** On the average, in ms. */
  readonly jitter?: number;
  readonly roundTrip?: number;
  /** The last one. */
  readonly codec?: string;
}

/** Sums of what was read so far. */
export interface QualityTotal {
  readonly readings: number;
  readonly mos: number;
  readonly worst: number;
  readonly loss: number;
  readonly lossThere: Sum;
  readonly jitter: Sum;
  readonly roundTrip: Sum;
  readonly codec?: string;
}

interface Sum {
  readonly count: number;
  readonly sum: number;
}

const nothing: Sum = { count: 0, sum: 0 };

export const noTotal: QualityTotal = {
  readings: 0,
  mos: 0,
  worst: 5,
  loss: 0,
  lossThere: nothing,
  jitter: nothing,
  roundTrip: nothing,
};

/** Stretches in which nothing came, as on hold, say nothing about how it sounded. */
export function withReading(total: QualityTotal, reading: QualityReading): QualityTotal {
  const { mos, codec = total.codec } = reading;
  if (mos === undefined) return total;
  return {
    readings: total.readings + 1,
    mos: total.mos + mos,
    worst: Math.min(total.worst, mos),
    loss: total.loss + reading.loss,
    lossThere: added(total.lossThere, reading.lossThere),
    jitter: added(total.jitter, reading.jitter),
    roundTrip: added(total.roundTrip, reading.roundTrip),
    ...(codec !== undefined && { codec }),
  };
}

/** Undefined where nothing was heard for long enough to be read. */
export function summaryOf(total: QualityTotal): QualitySummary | undefined {
  const { readings, worst, codec } = total;
  if (readings === 0) return undefined;
  const lossThere = average(total.lossThere);
  const jitter = average(total.jitter);
  const roundTrip = average(total.roundTrip);
  return {
    mos: total.mos / readings,
    worst,
    loss: total.loss / readings,
    ...(lossThere !== undefined && { lossThere }),
    ...(jitter !== undefined && { jitter }),
    ...(roundTrip !== undefined && { roundTrip }),
    ...(codec !== undefined && { codec }),
  };
}

function added({ count, sum }: Sum, value: number | undefined): Sum {
  return value === undefined ? { count, sum } : { count: count + 1, sum: sum + value };
}

function average({ count, sum }: Sum): number | undefined {
  return count === 0 ? undefined : sum / count;
}
