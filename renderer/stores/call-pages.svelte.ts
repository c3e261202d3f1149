import type { Bridge, PastCall } from '../../preload/contract/index.ts';

/** Rows that are loaded at a time: more than a window shows. */
const PAGE = 50;

/** Calls of the past, newest first: those that were loaded so far. */
export class CallPages {
  readonly #bridge: Bridge;
  #all = $state.raw<readonly PastCall[]>([]);
  #hasMore = $state(false);
  #grewAbove = $state(false);
  #isLoading = false;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get all(): readonly PastCall[] {
    return this.#all;
  }

  /** Whether the last change was a new one above all others: what is looked at should not move by it. */
  get grewAbove(): boolean {
    return this.#grewAbove;
  }

  /** Whether there are older ones. */
  get hasMore(): boolean {
    return this.#hasMore;
  }

  /** Loads the newest ones anew. */
  load(): Promise<void> {
    return this.#read(undefined);
  }

  /** Loads older ones. */
  async more(): Promise<void> {
    if (this.#hasMore && !this.#isLoading) await this.#read(this.#all.at(-1));
  }

  /** Puts a call where it belongs; where that is not loaded yet, it will come with the rest. */
  put(call: PastCall): void {
    const index = this.#all.findIndex((other) => isNewer(call, other));
    if (index >= 0) this.#set(this.#all.toSpliced(index, 0, call), index === 0);
    else if (!this.#hasMore) this.#set([...this.#all, call]);
  }

  drop(id: number): void {
    this.#set(this.#all.filter((call) => call.id !== id));
  }

  empty(): void {
    this.#set([]);
    this.#hasMore = false;
  }

  #set(all: readonly PastCall[], grewAbove = false): void {
    this.#grewAbove = grewAbove;
    this.#all = all;
  }

  async #read(before: PastCall | undefined): Promise<void> {
    this.#isLoading = true;
    const answer = await this.#bridge.request('history:page', {
      ...(before === undefined ? {} : { before: { startedAt: before.startedAt, id: before.id } }),
      limit: PAGE,
    });
    this.#isLoading = false;
    if (!answer.ok) return;
    this.#set([...(before === undefined ? [] : this.#all), ...answer.value.calls]);
    this.#hasMore = answer.value.hasMore;
  }
}

function isNewer(call: PastCall, other: PastCall): boolean {
  return call.startedAt === other.startedAt ? call.id > other.id : call.startedAt > other.startedAt;
}
