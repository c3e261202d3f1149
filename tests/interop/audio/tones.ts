import type { Sound } from './sound.ts';

/** The tones of the lab's people, in Hz; whole-numbered in 50 ms, and no harmonics of each other. */
export const tones = { alice: 700, bob: 1_100, desk: 440 } as const;

/** Both in s: the shortest beep fills at least one window, wherever it begins. */
const WINDOW = 0.05;
const HOP = 0.025;

/**
 * Which of the lab's tones are in a sound: those that carry most of the power of some 50 ms of it (Goertzel). A sound
 * of silence has none.
 */
export function tonesIn({ rate, samples }: Sound): readonly number[] {
  const length = Math.round(rate * WINDOW);
  const heard = new Set<number>();
  for (let start = 0; start + length <= samples.length; start += Math.round(rate * HOP)) {
    const window = samples.subarray(start, start + length);
    const power = window.reduce((sum, sample) => sum + sample * sample, 0) / length;
    if (power < 1e-5) continue;
    for (const tone of Object.values(tones)) {
      if (powerAt(tone, window, rate) > 0.7 * power) heard.add(tone);
    }
  }
  return [...heard];
}

/** Mean power of a sine of `frequency` Hz in the samples. */
function powerAt(frequency: number, samples: Float32Array, rate: number): number {
  const step = (2 * Math.PI * frequency) / rate;
  let real = 0;
  let imaginary = 0;
  samples.forEach((sample, index) => {
    real += sample * Math.cos(step * index);
    imaginary += sample * Math.sin(step * index);
  });
  return (2 * (real * real + imaginary * imaginary)) / samples.length ** 2;
}
