import type { Bridge, Trouble } from '../../preload/contract/index.ts';

/** What went wrong while starting, until the person has read it. */
export class Troubles {
  readonly #bridge: Bridge;
  #all = $state.raw<readonly Trouble[]>([]);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get all(): readonly Trouble[] {
    return this.#all;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('app:troubles', undefined);
    if (answer.ok) this.#all = answer.value;
  }

  /** Something went wrong since. */
  tell(trouble: Trouble): void {
    this.#all = [...this.#all, trouble];
  }

  dismiss(trouble: Trouble): void {
    this.#all = this.#all.filter((other) => other !== trouble);
  }
}
