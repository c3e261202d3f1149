import type { Timers } from '../../../renderer/media/timers.ts';

/** Time that stands still until it is told to go on. */
export class ManualTimers implements Timers {
  #now = 0;
  readonly #due = new Set<{ at: number; run: () => void }>();
  readonly #waiting = new Map<number, () => void>();

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.#now + ms, run };
    this.#due.add(entry);
    this.#waiting.get(ms)?.();
    return () => this.#due.delete(entry);
  }

  /** Until a timer of `ms` is set: at that very moment, for what is waited for may come before it is looked for again. */
  async whenSet(ms: number): Promise<void> {
    if (this.pending().includes(ms)) return;
    await new Promise<void>((resolve) => this.#waiting.set(ms, resolve));
    this.#waiting.delete(ms);
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
