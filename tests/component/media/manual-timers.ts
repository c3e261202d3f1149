import type { Timers } from '../../../renderer/media/timers.ts';

/** Time that stands still until it is told to go on. */
export class ManualTimers implements Timers {
  #now = 0;
  readonly #due = new Set<{ at: number; run: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.#now + ms, run };
    this.#due.add(entry);
    return () => this.#due.delete(entry);
  }

  /** Ms until each timer that is set. */
  pending(): number[] {
    return [...this.#due].map(({ at }) => at - this.#now);
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const entry of this.#due) {
      if (entry.at > this.#now) continue;
      this.#due.delete(entry);
      entry.run();
    }
  }
}
