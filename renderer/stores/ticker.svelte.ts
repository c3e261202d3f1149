import { createSubscriber } from 'svelte/reactivity';
import type { Clock } from './clock.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** The time of day for what is shown running. It ticks only while something on screen reads it. */
export class Ticker {
  readonly #clock: Clock;
  readonly #eachSecond: () => void;
  readonly #eachMinute: () => void;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#eachSecond = ticking(clock, SECOND_MS);
    this.#eachMinute = ticking(clock, MINUTE_MS);
  }

  /** ms since the epoch, at most a second old. */
  get now(): number {
    this.#eachSecond();
    return this.#clock.now();
  }

  /** ms since the epoch, at most a minute old: for lists, where each row would be written anew. */
  get thisMinute(): number {
    this.#eachMinute();
    return this.#clock.now();
  }
}

function ticking(clock: Clock, everyMs: number): () => void {
  return createSubscriber((update) => {
    let cancel: (() => void) | undefined;
    const tick = (): void => {
      cancel = clock.after(everyMs, () => {
        update();
        tick();
      });
    };
    tick();
    return () => cancel?.();
  });
}
