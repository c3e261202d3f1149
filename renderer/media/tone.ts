/** Sounds that the phone makes itself, as samples: nothing ticks while they play, and nothing lives when they do not. */

/** A stretch of sound or, without frequencies, of silence. Times in ms, frequencies in Hz. */
export interface Segment {
  readonly ms: number;
  readonly frequencies: readonly number[];
  /** As something that was struck; else it is as loud at the end as at the beginning. */
  readonly diesAway?: boolean;
}

export interface Tone {
  readonly segments: readonly Segment[];
  /** Peak amplitude, 0 to 1. */
  readonly volume: number;
  /** Whether it begins again when it is over. */
  readonly repeats: boolean;
}

/** Sound as samples. */
export interface Clip {
  readonly samples: Float32Array<ArrayBuffer>;
  /** In Hz. */
  readonly sampleRate: number;
  readonly repeats: boolean;
}

export type Playable = Tone | Clip;

/** Samples per second; enough for tones below 4 kHz, small enough to make anew each time. */
export const SAMPLE_RATE = 16_000;

/** A tone that begins or ends at once clicks. */
const FADE_MS = 8;

export function clipOf(sound: Playable): Clip {
  if ('samples' in sound) return sound;
  return { samples: renderTone(sound), sampleRate: SAMPLE_RATE, repeats: sound.repeats };
}

export function renderTone(tone: Tone): Float32Array<ArrayBuffer> {
  const lengths = tone.segments.map(({ ms }) => samples(ms));
  const rendered = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  tone.segments.forEach(({ frequencies, diesAway }, index) => {
    const length = lengths[index] ?? 0;
    for (let i = 0; i < length && frequencies.length > 0; i++) {
      const fade = Math.min(1, i / samples(FADE_MS), (length - 1 - i) / samples(FADE_MS));
      const sum = frequencies.reduce(
        (value, hz) => value + Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE),
        0,
      );
      const decay = diesAway === true ? Math.exp((-4 * i) / length) : 1;
      rendered[start + i] = (tone.volume * fade * decay * sum) / frequencies.length;
    }
    start += length;
  });
  return rendered;
}

function samples(ms: number): number {
  return Math.round((ms * SAMPLE_RATE) / 1000);
}
