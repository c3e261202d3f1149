import type { Ringtone, ShippedRingtone } from '../../preload/contract/index.ts';
import { decodeClip } from './decode-clip.ts';
import { shippedRingtones } from './ringtones.ts';
import type { Clip, Playable } from './tone.ts';

/** Bytes of an own ringtone, the same ones as long as it is the same; undefined where it is gone. */
export type ReadRingtone = (file: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/**
 * What ringtones sound like. A file that is gone or cannot be played must not keep the phone from ringing. The one that
 * was wanted last is kept as it was decoded, so that the next ring with it begins at once.
 */
export function ringSounds(read: ReadRingtone): (ringtone: Ringtone) => Promise<Playable> {
  let kept: { readonly file: Uint8Array; readonly clip: Promise<Clip> } | undefined;
  return async (ringtone) => {
    if (isShipped(ringtone)) return shippedRingtones[ringtone];
    try {
      const file = await read(ringtone.slice('file:'.length));
      if (file === undefined) return shippedRingtones.classic;
      if (kept?.file !== file) kept = { file, clip: decodeClip(file) };
      return await kept.clip;
    } catch {
      return shippedRingtones.classic;
    }
  };
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
