import { createSubscriber } from 'svelte/reactivity';
import type { Clock } from './clock.ts';

const TICK_MS = 1000;

/** The time of day for what is shown running. It ticks only while something on screen reads it. */
export class Ticker {
  readonly #clock: Clock;
  readonly #subscribe: () => void;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#subscribe = createSubscriber((update) => {
      let cancel: (() => void) | undefined;
      const tick = (): void => {
        cancel = clock.after(TICK_MS, () => {
          update();
          tick();
        });
      };
      tick();
      return () => cancel?.();
    });
  }

  /** ms since the epoch, at most a second old. */
  get now(): number {
    this.#subscribe();
    return this.#clock.now();
  }
}
