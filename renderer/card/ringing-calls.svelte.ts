import type { Bridge, CardAct, CardCall } from '../../preload/contract/index.ts';

/** The calls that ring, as main tells of them. */
export class RingingCalls {
  readonly #bridge: Bridge;
  #all = $state.raw<readonly CardCall[]>([]);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    bridge.on('card:changed', (calls) => (this.#all = calls));
    void this.#load();
  }

  /** Oldest first. */
  get all(): readonly CardCall[] {
    return this.#all;
  }

  act(act: CardAct): void {
    void this.#bridge.request('card:act', act);
  }

  async #load(): Promise<void> {
    const answer = await this.#bridge.request('card:calls', undefined);
    if (answer.ok) this.#all = answer.value;
  }
}
