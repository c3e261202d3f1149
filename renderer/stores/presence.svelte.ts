import { untrack } from 'svelte';
import { type Availability, unknown } from '../domain/presence/availability.ts';
import { merge, type Reports } from '../domain/presence/merge.ts';
import type { Clock } from './clock.ts';

/** How many people change in one go, and the pause after it: a wall of people must not hold up a frame. */
const BATCH = 100;
const PAUSE_MS = 16;

/** The state of one person: what shows that person follows nobody else's. */
class Cell {
  shown = $state.raw(unknown);
}

/** How the people are. Reports come in by the hundred after a reconnect, and are taken in bit by bit. */
export class Presence {
  readonly #clock: Clock;
  // Nothing is shown of it, so it need not be reactive.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #waiting = new Map<string, Reports>();
  #isScheduled = false;
  #watched = $state.raw<ReadonlyMap<string, Cell>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param address SIP URI. */
  of(address: string): Availability {
    return this.#watched?.get(address)?.shown ?? unknown;
  }

  /** Whether anybody is asked how the person is; of all others nothing is ever known. */
  isWatched(address: string): boolean {
    return this.#watched?.has(address) ?? false;
  }

  onReports(address: string, reports: Reports): void {
    this.#waiting.set(address, reports);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#clock.after(0, () => this.#takeIn());
  }

  /** These are watched from now on; of others nothing is known any more. */
  keep(addresses: ReadonlySet<string>): void {
    const former = untrack(() => this.#watched);
    // A cell that came to be while somebody looks for it would not be followed: they are all made here. The map is
    // replaced as a whole; one that is reactive by itself tells everybody of each new entry.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    this.#watched = new Map([...addresses].map((address) => [address, former?.get(address) ?? new Cell()]));
  }

  #takeIn(): void {
    let left = BATCH;
    for (const [address, reports] of this.#waiting) {
      this.#waiting.delete(address);
      const cell = this.#watched?.get(address);
      if (cell === undefined) continue;
      const next = merge(reports, cell.shown, this.#clock.now());
      if (!isSame(cell.shown, next)) cell.shown = next;
      left -= 1;
      if (left === 0) break;
    }
    this.#isScheduled = this.#waiting.size > 0;
    if (this.#isScheduled) this.#clock.after(PAUSE_MS, () => this.#takeIn());
  }
}

function isSame(one: Availability, other: Availability): boolean {
  return (
    one.state === other.state &&
    one.note === other.note &&
    one.since === other.since &&
    JSON.stringify(one.ringing) === JSON.stringify(other.ringing)
  );
}
