import type { QualityReading } from './quality-reading.ts';

/** What most likely makes a call sound bad. Each has exactly one text for people. */
export type QualityCause =
  | 'no-microphone-sound' // the microphone gives nothing at all
  | 'own-network' // packets are lost in both directions: what both have in common is near us
  | 'outgoing-loss' // what we send gets lost
  | 'incoming-loss' // what they send gets lost
  | 'uneven' // packets come, but in bursts: most often a weak Wi-Fi
  | 'long-way' // nothing is lost, it takes long
  | 'other-side'; // all packets come in time, and what is in them has gaps

/** From here on lost packets are heard as more than a crackle. */
const MUCH_LOSS = 0.02;
/** From here on the waiting for latecomers is heard, in ms. */
const MUCH_JITTER = 40;
/** From here on people talk into each other (ITU-T G.114 allows 400 ms one way), to and fro in ms. */
const LONG_ROUND_TRIP = 500;
const MUCH_CONCEALED = 0.05;

/** Why the stretch does not sound good; undefined where nothing tells, or nothing is wrong. */
export function causeOf({
  loss,
  lossThere = 0,
  jitter = 0,
  roundTrip = 0,
  concealed,
}: QualityReading): QualityCause | undefined {
  if (loss >= MUCH_LOSS && lossThere >= MUCH_LOSS) return 'own-network';
  if (jitter >= MUCH_JITTER) return 'uneven';
  if (loss >= MUCH_LOSS) return 'incoming-loss';
  if (lossThere >= MUCH_LOSS) return 'outgoing-loss';
  if (roundTrip >= LONG_ROUND_TRIP) return 'long-way';
  return concealed >= MUCH_CONCEALED ? 'other-side' : undefined;
}
