import type { Ringtone, ShippedRingtone } from '../../preload/contract/index.ts';
import { decodeClip } from './decode-clip.ts';
import { shippedRingtones } from './ringtones.ts';
import type { Clip, Playable } from './tone.ts';

/** Bytes of an own ringtone, the same ones as long as it is the same; undefined where it is gone. */
export type ReadRingtone = (file: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;

/**
 * What the first of some ringtones sounds like that can be played, else the classic: a file that is gone or no sound must
 * not keep the phone from ringing. The last one is kept as it was decoded, so that the next ring with it begins at once.
 */
export function ringSounds(read: ReadRingtone): (...wanted: readonly Ringtone[]) => Promise<Playable> {
  let kept: { readonly file: Uint8Array; readonly clip: Promise<Clip> } | undefined;
  const own = async (name: string): Promise<Clip | undefined> => {
    try {
      const file = await read(name);
      if (file === undefined) return undefined;
      if (kept?.file !== file) kept = { file, clip: decodeClip(file) };
      return await kept.clip;
    } catch {
      return undefined;
    }
  };
  return async (...wanted) => {
    for (const ringtone of wanted) {
      const sound = isShipped(ringtone)
        ? shippedRingtones[ringtone]
        : await own(ringtone.slice('file:'.length));
      if (sound !== undefined) return sound;
    }
    return shippedRingtones.classic;
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
