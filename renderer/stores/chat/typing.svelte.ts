import { SvelteMap } from 'svelte/reactivity';
import type { Clock } from '../clock.ts';

/** After so long without a key the other side hears that nothing is written any more (RFC 3994 §3.2). */
const IDLE_MS = 15_000;
/** While one writes on, it is said again so often, well within the 120 s for which it holds (§3.3). */
const REFRESH_MS = 60_000;

export interface Person {
  readonly accountId: string;
  readonly address: string;
}

interface Dependencies {
  readonly clock: Clock;
  /** Tells the other side that this one writes, or has stopped to. */
  readonly tell: (person: Person, isActive: boolean) => void;
}

/** Who writes just now: the other sides, and this one to one of them. */
export class Typing {
  readonly #clock: Clock;
  readonly #tell: Dependencies['tell'];
  /** By address: what forgets it when it is out of date. */
  readonly #others = new SvelteMap<string, () => void>();
  #to: Person | undefined;
  #saidAt = 0;
  #cancelIdle: () => void = () => undefined;

  constructor({ clock, tell }: Dependencies) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Whether the other side writes. */
  isActive(address: string): boolean {
    return this.#others.has(address);
  }

  heard(address: string, isActive: boolean, refreshSeconds: number): void {
    this.#others.get(address)?.();
    if (!isActive) {
      this.#others.delete(address);
      return;
    }
    this.#others.set(
      address,
      this.#clock.after(refreshSeconds * 1_000, () => this.#others.delete(address)),
    );
  }

  /** A key was pressed in the text to the person. */
  typed(person: Person): void {
    if (this.#to?.address !== person.address || this.#to.accountId !== person.accountId) this.paused();
    const now = this.#clock.now();
    if (this.#to === undefined || now - this.#saidAt >= REFRESH_MS) {
      this.#to = person;
      this.#saidAt = now;
      this.#tell(person, true);
    }
    this.#cancelIdle();
    this.#cancelIdle = this.#clock.after(IDLE_MS, () => this.paused());
  }

  /** Nothing is written any more, and the other side hears so. */
  paused(): void {
    const to = this.#to;
    this.sent();
    if (to !== undefined) this.#tell(to, false);
  }

  /** The message itself says that it is written. */
  sent(): void {
    this.#cancelIdle();
    this.#to = undefined;
  }
}
