import type { Bridge, Trouble } from '../../preload/contract/index.ts';

/** Something that went wrong: while starting, or later out of the person's sight. */
export type Note = Trouble | { readonly kind: 'message-failed'; readonly detail: string };

/** What went wrong, until the person has read it. */
export class Troubles {
  readonly #bridge: Bridge;
  #all = $state.raw<readonly Note[]>([]);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get all(): readonly Note[] {
    return this.#all;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('app:troubles', undefined);
    if (answer.ok) this.#all = [...answer.value, ...this.#all];
  }

  /** Something went wrong since. */
  tell(note: Note): void {
    this.#all = [...this.#all, note];
  }

  dismiss(trouble: Note): void {
    this.#all = this.#all.filter((other) => other !== trouble);
  }
}
