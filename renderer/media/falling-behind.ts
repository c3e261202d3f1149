/** How far a sound graph had come at a moment, both in ms. */
export interface Progress {
  readonly at: number;
  readonly rendered: number;
}

/** How often it is to be looked, in ms. */
export const LOOK_EVERY_MS = 500;
/** A short load is caught up with, in ms. */
const OVER_MS = 3_000;
/** Who has not looked for so long has slept, as the graph may have; in ms. */
const ASLEEP_MS = 2_000;
/** The part of the sound that must come in time; below it words are torn. */
const LEAST = 0.95;

/** The looks that count, oldest first, after another one. */
export function looksWith(looks: readonly Progress[], now: Progress): readonly Progress[] {
  const last = looks.at(-1);
  if (last === undefined || now.at - last.at > ASLEEP_MS) return [now];
  const oldest = looks.findLastIndex(({ at }) => now.at - at >= OVER_MS);
  return [...looks.slice(Math.max(oldest, 0)), now];
}

/** Whether the processor is too short: for seconds, less sound came out than time went by. */
export function fallsBehind(looks: readonly Progress[]): boolean {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined) return false;
  const elapsed = last.at - first.at;
  return elapsed >= OVER_MS && last.rendered - first.rendered < LEAST * elapsed;
}
