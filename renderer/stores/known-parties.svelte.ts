import { SvelteMap } from 'svelte/reactivity';
import type { Bridge, Person, SoughtParty } from '../../preload/contract/index.ts';
import { nameOf, PartyInquiry } from './party-inquiry.ts';
import type { People } from './people.svelte.ts';

/** Which person a party is. Main knows; what it has answered is remembered until the address book is another one. */
export class KnownParties {
  readonly #people: People;
  readonly #inquiry: PartyInquiry;
  /** Ids of people, by party. While the address book is new, those of before. */
  readonly #found = new SvelteMap<string, string | undefined>();
  #book: readonly Person[] = [];

  constructor(bridge: Bridge, people: People) {
    this.#people = people;
    this.#inquiry = new PartyInquiry(bridge, {
      onAnswer: (party, person) => this.#found.set(nameOf(party), person?.id),
      // Nobody waits for it: what was known stays, and else they are nobody for now.
      onFailure: (party) => this.#found.set(nameOf(party), this.#found.get(nameOf(party))),
    });
  }

  /** Whoever reads this asks main by it, and reads it again once that has answered. */
  personOf(party: SoughtParty): Person | undefined {
    this.#ask(party);
    const id = this.#found.get(nameOf(party));
    return id === undefined ? undefined : this.#people.of(id);
  }

  /** Whether main has answered. Nobody waits for an address book that is not open yet. */
  isSettled(party: SoughtParty): boolean {
    this.#ask(party);
    return !this.#people.loaded || this.#found.has(nameOf(party));
  }

  /** Resolves when it is settled. */
  async settled(party: SoughtParty): Promise<void> {
    if (!this.isSettled(party)) await this.#inquiry.answered;
  }

  #ask(party: SoughtParty): void {
    const { all } = this.#people;
    if (all !== this.#book) this.#inquiry.forget();
    this.#book = all;
    this.#inquiry.ask(party);
  }
}
