import type { Segment, Tone } from './tone.ts';

const rest = (ms: number): Segment => ({ ms, frequencies: [] });
/** A note with its octave, held, or dying away as something that was struck. */
const held = (hz: number, ms: number): Segment => ({ ms, frequencies: [hz, 2 * hz] });
const struck = (hz: number, ms: number): Segment => ({ ...held(hz, ms), diesAway: true });
const times = (count: number, ...segments: Segment[]): Segment[] =>
  Array.from({ length: count }, () => segments).flat();
const ringtone = (volume: number, ...segments: Segment[]): Tone => ({ segments, volume, repeats: true });

/** What rings, as Parley makes it itself. Each has seconds of rest, in which one can think. */
export const shippedRingtones = {
  /** Two notes a third apart take turns for a second. */
  classic: ringtone(0.4, ...times(5, held(659, 100), held(784, 100)), rest(3000)),
  /** A clapper between two gongs, as in telephones with a dial. */
  bell: ringtone(
    0.4,
    ...times(
      20,
      { ms: 50, frequencies: [1170, 2810, 4630], diesAway: true },
      { ms: 50, frequencies: [1400, 3360, 5540], diesAway: true },
    ),
    rest(3000),
  ),
  /** A chord, note by note, up and down. */
  melody: ringtone(
    0.4,
    ...[523, 659, 784, 1047, 784, 659].map((hz) => struck(hz, 180)),
    struck(523, 700),
    rest(2000),
  ),
  /** Three long notes down. */
  chime: ringtone(0.4, struck(784, 600), struck(659, 600), struck(523, 1400), rest(2000)),
  /** Three short ones. */
  pulse: ringtone(0.35, ...times(3, held(880, 120), rest(120)), rest(2000)),
  /** Low, and half as loud. */
  soft: ringtone(0.2, struck(392, 900), struck(494, 1400), rest(2500)),
} as const satisfies Readonly<Record<string, Tone>>;
