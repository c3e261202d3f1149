/** When to register again. Spans in ms, `random` gives 0 to 1. */

/** What a day's registration needs; longer grants are refreshed once a day, as no timer may overflow. */
export const MAX_EXPIRES_SECONDS = 86_400;

const MIN_REFRESH_MS = 10_000;
const BASE_MS = 30_000;
const MAX_WAIT_SECONDS = 1_800;
const SLOW_MS = 300_000;

/** The granted seconds, or what was asked for when the registrar's word is no use (NaN, 0, negative). */
export function grantedSeconds(granted: number, asked: number): number {
  const seconds = Math.floor(granted);
  return seconds >= 1 ? Math.min(seconds, MAX_EXPIRES_SECONDS) : asked;
}

/**
 * 80 to 90 % of the grant, spread so that a thousand phones do not come at once after a restart; at least 10 s, unless
 * the grant is no longer than that: then half of it.
 */
export function refreshAfter(seconds: number, random: () => number): number {
  const grant = seconds * 1000;
  if (grant <= MIN_REFRESH_MS) return grant / 2;
  return Math.max(MIN_REFRESH_MS, Math.round(grant * (0.8 + 0.1 * random())));
}

/** RFC 5626 §4.5: min(1800 s, 30 s × 2^failures), of which a random 50 to 100 %. */
export function backOff(failures: number, random: () => number): number {
  const upper = Math.min(MAX_WAIT_SECONDS * 1000, BASE_MS * 2 ** failures);
  return Math.round(upper * (0.5 + 0.5 * random()));
}

/** Retry-After in ms (RFC 3261 §20.33), 30 min at most; `undefined` where it says nothing of use. */
export function retryAfterMs(seconds: number | undefined): number | undefined {
  if (seconds === undefined || !(seconds >= 1)) return undefined;
  return Math.min(seconds, MAX_WAIT_SECONDS) * 1000;
}

/** For refusals that somebody at the server must undo: 5 min, or more where Retry-After says so. */
export function slowRetry(retryAfter: number | undefined): number {
  return Math.max(SLOW_MS, retryAfterMs(retryAfter) ?? 0);
}
