import type { Player } from './ring-outputs.ts';
import type { Tone } from './tone.ts';
import { ring } from './tone-plan.ts';

/** Rings for an incoming call; starting twice rings once. */
export class Ringer {
  readonly #player: Player<Tone>;
  #stop: (() => void) | undefined;

  constructor(player: Player<Tone>) {
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
