import { encodePcmu } from './pcmu.ts';

export const sampleRate = 8000;
/** 20 ms, the usual packet of RFC 3551 §4.2. */
export const samplesPerPacket = 160;

/** Hertz, a quarter of a second each: an A major chord up and down, easy to tell from noise. */
export const melodyTones = [440, 554.37, 659.26, 880, 659.26, 554.37] as const;
const samplesPerTone = sampleRate / 4;
const amplitude = 9000;

function sampleAt(index: number): number {
  const tone = melodyTones[Math.floor(index / samplesPerTone) % melodyTones.length] ?? melodyTones[0];
  return amplitude * Math.sin((2 * Math.PI * tone * (index % samplesPerTone)) / sampleRate);
}

/** The payload of the n-th packet of the melody. */
export function melodyPacket(packet: number): Buffer {
  const first = packet * samplesPerPacket;
  return Buffer.from(
    Uint8Array.from({ length: samplesPerPacket }, (_, index) => encodePcmu(sampleAt(first + index))),
  );
}
