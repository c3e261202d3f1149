/** Amplitude of a tone, in Hz, in sound of 16,000 samples a second. */
export function loudness(samples: Float32Array, frequency: number): number {
  const step = (2 * Math.PI * frequency) / 16_000;
  let [real, imaginary] = [0, 0];
  samples.forEach((sample, index) => {
    real += sample * Math.cos(step * index);
    imaginary += sample * Math.sin(step * index);
  });
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}
