import { causeOf, type QualityCause } from './quality-cause.ts';
import { mosOf, ratingOf } from './e-model.ts';
import type { QualityReading } from './quality-reading.ts';

/** Whether a call sounds bad for so long that it should be said, and why. */
export interface QualityWatch {
  /** As it is said. */
  readonly cause?: QualityCause;
  /** Readings in a row that were bad, that were good, and in which the microphone gave nothing. */
  readonly bad: number;
  readonly good: number;
  readonly silent: number;
  /** Another cause than the one that is said, and how often in a row it was that. */
  readonly other?: { readonly cause: QualityCause; readonly times: number };
}

export const unwatched: QualityWatch = { bad: 0, good: 0, silent: 0 };

/** Nearly all are dissatisfied below this, and only some above that (G.107 annex B). Between them nothing changes. */
const BAD_BELOW = 3.1;
const GOOD_FROM = 3.6;
/** Readings in a row until it is said, and until no more. */
const BAD_AFTER = 3;
const GOOD_AFTER = 4;
/** In a quiet room a good microphone with noise suppression may give nothing for a while. */
const SILENT_AFTER = 10;
const OTHER_AFTER = 3;

/**
 * Takes in what was measured over some seconds. One bad stretch is not said, nor does one good one take it back; so
 * nothing flickers.
 * @param isMuted nothing is to be expected of the microphone
 */
export function watchQuality(
  { cause, bad, good, silent, other }: QualityWatch,
  reading: QualityReading,
  isMuted: boolean,
): QualityWatch {
  const [here, there] = [reading.mos ?? 5, mosThere(reading)];
  const worse = Math.min(here, there);
  // A report that was counted already does not count again, nor is it good that no other came.
  const isOld = reading.isReported !== true && there < GOOD_FROM && here >= BAD_BELOW;
  const next = {
    bad: isOld ? bad : worse < BAD_BELOW ? bad + 1 : 0,
    good: isOld ? good : worse >= GOOD_FROM ? good + 1 : 0,
    silent: !isMuted && reading.spoken === 0 ? silent + 1 : 0,
  };
  if (next.silent >= SILENT_AFTER) return { ...next, cause: 'no-microphone-sound' };
  const isSilenceOver = cause === 'no-microphone-sound';
  const isOver = isSilenceOver || next.good >= GOOD_AFTER;
  const said = isOver ? undefined : cause;
  const found = worse < BAD_BELOW ? causeOf(reading) : undefined;
  if (said === undefined) return { ...next, ...(next.bad >= BAD_AFTER && found && { cause: found }) };
  if (isOld) return { ...next, cause: said, ...(other && { other }) };
  if (found === undefined || found === said) return { ...next, cause: said };
  const times = other?.cause === found ? other.times + 1 : 1;
  return times >= OTHER_AFTER
    ? { ...next, cause: found }
    : { ...next, cause: said, other: { cause: found, times } };
}

/** How we sound to the other side, as far as one can tell. */
function mosThere({ lossThere, roundTrip = 0 }: QualityReading): number {
  return lossThere === undefined ? 5 : mosOf(ratingOf({ loss: lossThere, delay: roundTrip / 2 }));
}
