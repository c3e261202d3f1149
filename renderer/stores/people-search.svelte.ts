import type { Bridge, Person } from '../../preload/contract/index.ts';
import type { People } from './people.svelte.ts';

/** A name or a number is shorter. */
const LONGEST = 256;

/** People, found by a text; again whenever the address book is another one. */
export class PeopleSearch {
  readonly #bridge: Bridge;
  readonly #people: Pick<People, 'all'>;
  /** The address book in which was searched. */
  #book: readonly Person[] = [];
  #text = '';
  #finding: Promise<void> = Promise.resolve();
  #found = $state.raw<readonly Person[]>([]);

  constructor(bridge: Bridge, people: Pick<People, 'all'>) {
    this.#bridge = bridge;
    this.#people = people;
  }

  /** Those whom the last text finds; what was found before stays until the answer is there, so that nothing flickers. */
  get found(): readonly Person[] {
    if (this.#text !== '' && this.#people.all !== this.#book) this.#finding = this.#search(this.#text);
    return this.#found;
  }

  /** Resolves when `found` is of this text, or of one that was typed after it. */
  find(typed: string): Promise<void> {
    const text = typed.trim().slice(0, LONGEST);
    if (text !== this.#text) {
      this.#text = text;
      this.#finding = this.#search(text);
    }
    return this.#finding;
  }

  async #search(text: string): Promise<void> {
    this.#book = this.#people.all;
    const answer = text === '' ? undefined : await this.#bridge.request('people:search', { text });
    // Otherwise the person has typed on.
    if (text === this.#text) this.#found = answer?.ok ? answer.value : [];
  }
}
