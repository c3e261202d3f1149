/** Lets no more than so many tasks run at the same time; the others wait in their order. */
export class Pacer {
  readonly #limit: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Starts the task now or later.
   * @returns what ends its turn, or takes it out of the queue; to be called in any case, and harmless the second time.
   */
  run(start: () => void): () => void {
    const task = (): void => {
      start();
    };
    this.#waiting.add(task);
    this.#next();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      if (this.#waiting.delete(task)) return;
      this.#running -= 1;
      this.#next();
    };
  }

  #next(): void {
    for (const task of this.#waiting) {
      if (this.#running >= this.#limit) return;
      this.#waiting.delete(task);
      this.#running += 1;
      task();
    }
  }
}
