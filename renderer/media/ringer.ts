import type { Player } from './ring-outputs.ts';
import type { Playable } from './tone.ts';

/** Rings for an incoming call; starting twice rings once. */
export class Ringer {
  readonly #player: Player;
  /** Of the ring that is wanted, whose sound may still have to be read. */
  #wanted: object | undefined;
  #stop: (() => void) | undefined;

  constructor(player: Player) {
    this.#player = player;
  }

  start(sound: Promise<Playable>): void {
    if (this.#wanted !== undefined) return;
    const wanted = (this.#wanted = {});
    void sound.then((it) => {
      if (this.#wanted === wanted) this.#stop = this.#player.play(it);
    });
  }

  stop(): void {
    this.#wanted = undefined;
    this.#stop?.();
    this.#stop = undefined;
  }
}
