import type { Bridge, Failure, Shortcut, ShortcutAction } from '../../preload/contract/index.ts';

/** Keys that work in every program, as main keeps them. */
export class GlobalShortcuts {
  readonly #bridge: Bridge;
  #all = $state.raw<readonly Shortcut[]>([]);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Empty until they were looked up. */
  get all(): readonly Shortcut[] {
    return this.#all;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('shortcuts:list', undefined);
    if (answer.ok) this.#all = answer.value;
  }

  /** `undefined` takes the keys away. */
  async set(action: ShortcutAction, accelerator: string | undefined): Promise<Failure | undefined> {
    const answer = await this.#bridge.request('shortcuts:set', { action, accelerator: accelerator ?? null });
    if (!answer.ok) return answer.failure;
    this.#all = answer.value;
    return undefined;
  }

  /** While keys are being chosen, those that are taken must come to the window, too. */
  pause(isPaused: boolean): void {
    void this.#bridge.request('shortcuts:pause', isPaused);
  }
}
