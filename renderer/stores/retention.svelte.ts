import {
  retentionOf,
  type Bridge,
  type Failure,
  type Retention,
  type Settings,
} from '../../preload/contract/index.ts';

/** How long calls and messages are kept. */
export class RetentionChoice {
  readonly #bridge: Bridge;
  #settings = $state.raw<Settings>({});

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get current(): Retention {
    return retentionOf(this.#settings);
  }

  /** Whether an administrator decided. */
  get isFixed(): boolean {
    return this.#settings.policy?.retention !== undefined;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('settings:read', undefined);
    if (answer.ok) this.#settings = answer.value;
  }

  /** Main deletes at once what is older. */
  async choose(retention: Retention): Promise<Failure | undefined> {
    const answer = await this.#bridge.request('settings:change', { retention });
    if (!answer.ok) return answer.failure;
    this.#settings = answer.value;
    return undefined;
  }
}
