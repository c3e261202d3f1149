import type { Bridge, ChatMessage, PastCall } from '../../preload/contract/index.ts';

/** A name, a number or what a person remembers of a message is shorter. */
const LONGEST = 256;

interface Found {
  /** The last call with each party whose name or number has the text in it; who was spoken to last is first. */
  readonly calls: readonly PastCall[];
  /** Messages with all words of the text, newest first. */
  readonly messages: readonly ChatMessage[];
}

const nothing: Found = { calls: [], messages: [] };

/** What was said and written before, found by a text. */
export class PastSearch {
  readonly #bridge: Bridge;
  #text = '';
  #found = $state.raw(nothing);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get found(): Found {
    return this.#found;
  }

  /** What was found before stays until the answer is there, so that nothing flickers. */
  async find(typed: string): Promise<void> {
    const text = typed.trim().slice(0, LONGEST);
    this.#text = text;
    const found = text === '' ? nothing : await this.#search(text);
    // Otherwise the person has typed on.
    if (text === this.#text) this.#found = found;
  }

  async #search(text: string): Promise<Found> {
    const [calls, messages] = await Promise.all([
      this.#bridge.request('history:search', { text }),
      this.#bridge.request('messages:search', { text }),
    ]);
    return { calls: calls.ok ? calls.value : [], messages: messages.ok ? messages.value : [] };
  }
}
