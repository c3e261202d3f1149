import { ring } from './tone-plan.ts';
import type { TonePlayer } from './tone-player.ts';

/** Rings for an incoming call; starting twice rings once. */
export class Ringer {
  readonly #player: TonePlayer;
  #stop: (() => void) | undefined;

  constructor(player: TonePlayer) {
    this.#player = player;
  }

  start(): void {
    this.#stop ??= this.#player.play(ring);
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
