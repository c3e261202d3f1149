import type { Answer, Bridge, Failure } from '../../preload/contract/index.ts';

/** Whether Parley starts when the person logs in, as the system has it. */
export class LoginStart {
  readonly #bridge: Bridge;
  #isOn = $state(false);
  #isRefused = $state(false);
  #failure = $state.raw<Failure>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** The system left it as it was. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  async load(): Promise<void> {
    this.#apply(await this.#bridge.request('login-start:read', undefined));
  }

  async set(isOn: boolean): Promise<void> {
    const before = this.#isOn;
    this.#isOn = isOn;
    const answer = await this.#bridge.request('login-start:change', { isOn });
    this.#isOn = before;
    this.#apply(answer);
    this.#isRefused = this.#failure === undefined && this.#isOn !== isOn;
  }

  #apply(answer: Answer<boolean>): void {
    if (answer.ok) this.#isOn = answer.value;
    this.#failure = answer.ok ? undefined : answer.failure;
  }
}
