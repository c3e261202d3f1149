import { soundDuration } from './sound-duration.ts';
import { type Clip } from './tone.ts';

/** Nobody lets it ring for longer, and each second takes 200 kB. */
const MOST_SECONDS = 30;
const RATE = 48_000;
/** A browser decodes a file as a whole: minutes of silence are a few bytes as a file, and hundreds of MB as samples. */
const LONGEST_SECONDS = 60;

/**
 * The beginning of a sound file, all channels as one. Rejects what the browser cannot decode, is longer than a minute, or
 * has no sound in it.
 */
export async function decodeClip(file: Uint8Array<ArrayBuffer>): Promise<Clip> {
  if ((await soundDuration(file)) > LONGEST_SECONDS) throw new Error('too long');
  // Decoding takes the bytes away.
  const decoded = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(file.slice().buffer);
  const length = Math.min(decoded.length, MOST_SECONDS * decoded.sampleRate);
  if (length === 0) throw new Error('no sound');
  const samples = new Float32Array(length);
  for (let channel = 0; channel < decoded.numberOfChannels; channel++) {
    const data = decoded.getChannelData(channel);
    for (let i = 0; i < length; i++)
      samples[i] = (samples[i] ?? 0) + (data[i] ?? 0) / decoded.numberOfChannels;
  }
  return { samples, sampleRate: decoded.sampleRate, repeats: true };
}
