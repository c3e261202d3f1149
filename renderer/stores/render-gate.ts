import type { Clock } from './clock.ts';

/** In ms. An offer or answer is there within half of it; drawn later than this, the window would seem slow. */
const PATIENCE = 40;

/**
 * When changes may be drawn. Drawing a call takes longer than making its offer, and the browser does both on one thread:
 * so descriptions leave first, and what the click has changed is drawn then.
 */
export class RenderGate {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #waiting: (() => void)[] = [];
  #holds = 0;

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  /** Holds the drawing back until the description has left, or failed, but no longer than `PATIENCE`. */
  hold(description: Promise<unknown>): void {
    this.#holds += 1;
    const released = new AbortController();
    const release = (): void => {
      if (released.signal.aborted) return;
      released.abort();
      this.#holds -= 1;
      this.#open();
    };
    const callOff = this.#clock.after(PATIENCE, release);
    const leave = (): void => {
      callOff();
      // Whoever has waited for it sends it before this.
      this.#clock.after(0, release);
    };
    description.then(leave, leave);
  }

  /** Makes a change that is drawn: now, or as soon as it may be. */
  render(change: () => void): void {
    this.#waiting.push(change);
    this.#open();
  }

  #open(): void {
    while (this.#holds === 0) {
      const change = this.#waiting.shift();
      if (change === undefined) return;
      change();
    }
  }
}
