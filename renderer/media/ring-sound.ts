import type { Ringtone, ShippedRingtone } from '../../preload/contract/index.ts';
import { decodeClip } from './decode-clip.ts';
import { shippedRingtones } from './ringtones.ts';
import type { Playable } from './tone.ts';

/** Bytes of an own ringtone; undefined where it is gone. */
export type ReadRingtone = (file: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/** What a ringtone sounds like. A file that is gone or cannot be played must not keep the phone from ringing. */
export async function ringSound(ringtone: Ringtone, read: ReadRingtone): Promise<Playable> {
  if (isShipped(ringtone)) return shippedRingtones[ringtone];
  try {
    const file = await read(ringtone.slice('file:'.length));
    return file === undefined ? shippedRingtones.classic : await decodeClip(file);
  } catch {
    return shippedRingtones.classic;
  }
}

function isShipped(ringtone: Ringtone): ringtone is ShippedRingtone {
  return Object.hasOwn(shippedRingtones, ringtone);
}

/** As much of it as tells what it is like, once. */
export function sampleOf(sound: Playable): Playable {
  if (!('samples' in sound)) return { ...sound, repeats: false };
  const { samples, sampleRate } = sound;
  return { samples: samples.slice(0, 5 * sampleRate), sampleRate, repeats: false };
}
