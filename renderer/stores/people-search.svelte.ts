import type { Bridge, Person } from '../../preload/contract/index.ts';

/** A name or a number is shorter. */
const LONGEST = 256;

/** People, found by a text. */
export class PeopleSearch {
  readonly #bridge: Bridge;
  #text = '';
  #finding: Promise<void> = Promise.resolve();
  #found = $state.raw<readonly Person[]>([]);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Those whom the last text finds; what was found before stays until the answer is there, so that nothing flickers. */
  get found(): readonly Person[] {
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
    const answer = text === '' ? undefined : await this.#bridge.request('people:search', { text });
    // Otherwise the person has typed on.
    if (text === this.#text) this.#found = answer?.ok ? answer.value : [];
  }
}
