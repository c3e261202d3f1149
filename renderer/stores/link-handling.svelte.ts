import type { Answer, Bridge, Failure, LinkHandler } from '../../preload/contract/index.ts';

/** What becomes of links that are clicked in other programs. */
export class LinkHandling {
  readonly #bridge: Bridge;
  #callAtOnce = $state(false);
  #handlers = $state.raw<readonly LinkHandler[]>([]);
  #test = $state<'running' | 'passed' | 'failed'>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Ordinary numbers in links are called without a question. */
  get callAtOnce(): boolean {
    return this.#callAtOnce;
  }

  /** What the system opens for each scheme; empty until it was looked up. */
  get handlers(): readonly LinkHandler[] {
    return this.#handlers;
  }

  /** Whether a link that was opened on trial arrived here. */
  get test(): 'running' | 'passed' | 'failed' | undefined {
    return this.#test;
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

  async lookUp(): Promise<void> {
    this.#take(await this.#bridge.request('links:handlers', undefined));
  }

  /** Makes Parley the program for links, as far as the system lets it. */
  async repair(): Promise<Failure | undefined> {
    this.#test = undefined;
    return this.#take(await this.#bridge.request('links:repair', undefined));
  }

  async tryOut(): Promise<void> {
    this.#test = 'running';
    const answer = await this.#bridge.request('links:test', undefined);
    this.#test = answer.ok && answer.value ? 'passed' : 'failed';
  }

  #take(answer: Answer<LinkHandler[]>): Failure | undefined {
    if (!answer.ok) return answer.failure;
    this.#handlers = answer.value;
    return undefined;
  }
}
