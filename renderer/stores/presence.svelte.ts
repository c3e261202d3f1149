import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { type Availability, unknown } from '../domain/presence/availability.ts';
import { merge, type Reports } from '../domain/presence/merge.ts';
import type { Clock } from './clock.ts';

/** How many people change in one go, and the pause after it: a wall of people must not hold up a frame. */
const BATCH = 100;
const PAUSE_MS = 16;

/** How the people are. Reports come in by the hundred after a reconnect, and are taken in bit by bit. */
export class Presence {
  readonly #clock: Clock;
  readonly #shown = new SvelteMap<string, Availability>();
  // Nothing is shown of it, so it need not be reactive.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #waiting = new Map<string, Reports>();
  #isScheduled = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param address SIP URI. */
  of(address: string): Availability {
    return this.#shown.get(address) ?? unknown;
  }

  onReports(address: string, reports: Reports): void {
    this.#waiting.set(address, reports);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#clock.after(0, () => this.#takeIn());
  }

  /** These are watched from now on; of others nothing is known any more. */
  keep(addresses: ReadonlySet<string>): void {
    for (const address of untrack(() => [...this.#shown.keys()])) {
      if (!addresses.has(address)) this.#shown.delete(address);
    }
    // What shows one of them follows that entry alone; without one it would look again at every new entry.
    for (const address of addresses) {
      if (!untrack(() => this.#shown.has(address))) this.#shown.set(address, unknown);
    }
    for (const address of this.#waiting.keys()) {
      if (!addresses.has(address)) this.#waiting.delete(address);
    }
  }

  #takeIn(): void {
    let left = BATCH;
    for (const [address, reports] of this.#waiting) {
      this.#waiting.delete(address);
      const before = this.of(address);
      const next = merge(reports, before, this.#clock.now());
      if (!isSame(before, next)) this.#shown.set(address, next);
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
