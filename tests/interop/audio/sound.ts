import { wavOf } from '../../support/wav.ts';

/** Mono sound: amplitudes from -1 to 1 at `rate` samples a second. */
export interface Sound {
  readonly rate: number;
  readonly samples: Float32Array;
}

/** Chromium does not resample it. */
const RATE = 48_000;

/**
 * For a fake microphone, at 48 kHz: a tone of `frequency` Hz in beeps of 0.12 s, more than one each second. What sounds
 * longer than it is silent is noise to noise suppression, and is gone after a second. Each tone has its own pace: two of
 * one pace that once fall together fall together for ever, and neither is heard.
 */
export function beepSamples(frequency: number): Int16Array {
  const pace = 0.6 + frequency / 8_000;
  return Int16Array.from({ length: Math.round(pace * RATE) }, (_, index) =>
    index < 0.12 * RATE ? 16_000 * Math.sin((2 * Math.PI * frequency * index) / RATE) : 0,
  );
}

/** A second of a tone, which joins to itself; for a microphone that is left as it is. */
export function toneSamples(frequency: number): Int16Array {
  return Int16Array.from(
    { length: RATE },
    (_, index) => 16_000 * Math.sin((2 * Math.PI * frequency * index) / RATE),
  );
}

/** A WAV file of beeps. */
export function beeps(frequency: number): Uint8Array {
  return wavOf([beepSamples(frequency)], RATE);
}
