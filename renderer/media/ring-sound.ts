import type { Ringtone, ShippedRingtone } from '../../preload/contract/index.ts';
import { decodeClip } from './decode-clip.ts';
import { shippedRingtones } from './ringtones.ts';
import type { Clip, Playable } from './tone.ts';

/** Bytes of an own ringtone; undefined where it is gone. */
export type ReadRingtone = (file: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;

interface Kept {
  readonly file: string;
  /** Undefined where it cannot be played. */
  readonly clip: Promise<Clip | undefined>;
}

/** What ringtones sound like. The last own one is kept as it was decoded, so that the next ring with it begins at once. */
export class RingSounds {
  readonly #read: ReadRingtone;
  #kept: Kept | undefined;

  constructor(read: ReadRingtone) {
    this.#read = read;
  }

  /** The first that can be played, else the classic: a file that is gone or no sound must not keep the phone from ringing. */
  async of(...wanted: readonly Ringtone[]): Promise<Playable> {
    for (const ringtone of wanted) {
      const sound = isShipped(ringtone)
        ? shippedRingtones[ringtone]
        : await this.#own(ringtone.slice('file:'.length));
      if (sound !== undefined) return sound;
    }
    return shippedRingtones.classic;
  }

  /** To be called when a file is removed: another may come under its name. */
  forget(file: string): void {
    if (this.#kept?.file === file) this.#kept = undefined;
  }

  async #own(file: string): Promise<Clip | undefined> {
    const former = this.#kept;
    if (former?.file === file) return former.clip;
    const next = { file, clip: this.#decoded(file) };
    this.#kept = next;
    const clip = await next.clip;
    // The one that rings in its place needs not be decoded anew each time.
    if (clip === undefined && this.#kept === next) this.#kept = former;
    return clip;
  }

  async #decoded(file: string): Promise<Clip | undefined> {
    try {
      const bytes = await this.#read(file);
      return bytes && (await decodeClip(bytes));
    } catch {
      return undefined;
    }
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
