import type { Bridge } from '../../preload/contract/index.ts';

/** What becomes of links that are clicked in other programs. */
export class LinkHandling {
  readonly #bridge: Bridge;
  #callAtOnce = $state(false);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Ordinary numbers in links are called without a question. */
  get callAtOnce(): boolean {
    return this.#callAtOnce;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('settings:read', undefined);
    if (answer.ok) this.#callAtOnce = answer.value.callLinksAtOnce ?? false;
  }

  /** Where it cannot be kept, it still holds for this run. */
  async setCallAtOnce(callAtOnce: boolean): Promise<void> {
    this.#callAtOnce = callAtOnce;
    await this.#bridge.request('settings:change', { callLinksAtOnce: callAtOnce });
  }
}
