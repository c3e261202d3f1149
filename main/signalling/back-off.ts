const LEAST_MS = 1_000;
const MOST_MS = 30_000;
const MOST_IF_URGENT_MS = 2_000;

/**
 * How long to wait, in ms, after so many failures in a row: anywhere between 1 s and a ceiling that doubles from 2 s
 * to 30 s, or stays at 2 s where it is urgent. The jitter spans the whole range, so that the phones of a house do not
 * come back in step after their server restarted (RFC 5626 §4.5 asks for the same).
 * @param random 0 ≤ random < 1
 */
export function backOff(failures: number, random: number, isUrgent: boolean): number {
  const ceiling = Math.min(isUrgent ? MOST_IF_URGENT_MS : MOST_MS, LEAST_MS * 2 ** failures);
  return Math.round(LEAST_MS + random * (ceiling - LEAST_MS));
}
