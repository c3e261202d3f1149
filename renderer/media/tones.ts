import { busy, callWaiting, keyTone, ringback } from './tone-plan.ts';
import type { TonePlayer } from './tone-player.ts';

export type ToneName = 'ringback' | 'busy' | 'call-waiting';

const tones = { ringback, busy, 'call-waiting': callWaiting } as const;

/** What the phone says in tones on the speaker: one at a time, and the sound of keys beside it. */
export class Tones {
  readonly #player: TonePlayer;
  #playing: { readonly name: ToneName; readonly stop: () => void } | undefined;

  #stopKey: (() => void) | undefined;

  constructor(player: TonePlayer) {
    this.#player = player;
  }

  /** Plays `name` in place of what plays; ringback and call waiting until `stop`, busy four times. */
  start(name: ToneName): void {
    if (this.#playing?.name === name && tones[name].repeats) return;
    this.stop();
    this.#playing = { name, stop: this.#player.play(tones[name]) };
  }

  stop(): void {
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
