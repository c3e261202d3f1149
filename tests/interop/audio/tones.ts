import type { Sound } from './sound.ts';

/** The tones of the lab's people, in Hz; whole-numbered in 50 ms, and no harmonics of each other. */
export const tones = { alice: 700, bob: 1_100, carol: 1_900, desk: 440 } as const;

/** Both in s: the shortest beep fills at least one window, wherever it begins. */
const WINDOW = 0.05;
const HOP = 0.025;

/** Which of the lab's tones are in a sound: those that carry most of some 50 ms of it. A sound of silence has none. */
export function tonesIn(sound: Sound): readonly number[] {
  const moments = momentsOf(sound);
  return Object.values(tones).filter((tone) => moments.some((shareOf) => shareOf(tone) > 0.7));
}

/** Rows and columns of a keypad, in Hz (ITU-T Q.23). */
const keys = ['123', '456', '789', '*0#'];
const rows = [697, 770, 852, 941];
const columns = [1_209, 1_336, 1_477];

/** Which keys of a keypad are in a sound: those whose two tones carry most of some 50 ms of it, each a good part. */
export function digitsIn(sound: Sound): readonly string[] {
  const moments = momentsOf(sound);
  return rows.flatMap((row, y) =>
    columns.flatMap((column, x) => {
      const isPressed = moments.some((shareOf) => {
        const shares = [shareOf(row), shareOf(column)] as const;
        return Math.min(...shares) > 0.2 && shares[0] + shares[1] > 0.8;
      });
      return isPressed ? [keys[y]?.[x] ?? ''] : [];
    }),
  );
}

/** For each 50 ms of a sound that are not silent: how much of their power is at a frequency, from 0 to 1 (Goertzel). */
function momentsOf({ rate, samples }: Sound): ((frequency: number) => number)[] {
  const length = Math.round(rate * WINDOW);
  const moments = [];
  for (let start = 0; start + length <= samples.length; start += Math.round(rate * HOP)) {
    const window = samples.subarray(start, start + length);
    const power = window.reduce((sum, sample) => sum + sample * sample, 0) / length;
    if (power >= 1e-5) moments.push((frequency: number) => powerAt(frequency, window, rate) / power);
  }
  return moments;
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
