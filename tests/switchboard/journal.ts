/** What happened, in order, and a way to wait for what has not happened yet. */
export class Journal<Entry> {
  readonly entries: Entry[] = [];
  readonly #watchers = new Set<(entry: Entry) => void>();

  record(entry: Entry): void {
    this.entries.push(entry);
    for (const watcher of [...this.#watchers]) watcher(entry);
  }

  /** A position for {@link waitFor}: what is recorded from now on. */
  mark(): number {
    return this.entries.length;
  }

  find(predicate: (entry: Entry) => boolean, from = 0): Entry | undefined {
    return this.entries.slice(from).find(predicate);
  }

  filter(predicate: (entry: Entry) => boolean, from = 0): Entry[] {
    return this.entries.slice(from).filter(predicate);
  }

  /** The first entry from the mark on that fits, be it there already or still to come. */
  waitFor(predicate: (entry: Entry) => boolean, timeoutMs = 5000, from = 0): Promise<Entry> {
    const present = this.find(predicate, from);
    if (present !== undefined) return Promise.resolve(present);
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
      };
      const watcher = (entry: Entry): void => {
        if (!predicate(entry)) return;
        settle();
        resolve(entry);
      };
      const timer = setTimeout(() => {
        settle();
        reject(new Error(`nothing of that kind within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#watchers.add(watcher);
    });
  }
}
