import type { TonePlayer } from './tone-player.ts';
import { keyTone, networkTone, type ToneName } from './tone-plan.ts';

/** What the phone says in tones on the speaker: one at a time, and the sound of keys beside it. */
export class Tones {
  readonly #player: TonePlayer;
  #playing: { readonly name: ToneName; readonly stop: () => void } | undefined;
  #stopKey: (() => void) | undefined;

  constructor(player: TonePlayer) {
    this.#player = player;
  }

  /**
   * Plays `name` in place of what plays, as it sounds in the country (ISO 3166): ringback and call waiting until
   * `stop`, the others for some seconds.
   */
  start(name: ToneName, country: string | undefined): void {
    const tone = networkTone(name, country);
    if (this.#playing?.name === name && tone.repeats) return;
    this.stop();
    this.#playing = { name, stop: this.#player.play(tone) };
  }

  /** Stops what plays, or only if it is one of those named. */
  stop(...only: readonly ToneName[]): void {
    if (this.#playing && only.length > 0 && !only.includes(this.#playing.name)) return;
    this.#playing?.stop();
    this.#playing = undefined;
  }

  /** The short sound of a pressed key; nothing for what is no key. */
  key(key: string): void {
    const tone = keyTone(key);
    if (tone === undefined) return;
    this.#stopKey?.();
    this.#stopKey = this.#player.play(tone);
  }
}
