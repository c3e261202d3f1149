import type { Bridge, Update } from '../../preload/contract/index.ts';

/** Which Parley this is, and what there is to say of a newer one. */
export class Updates {
  readonly #bridge: Bridge;
  #version = $state('');
  #update = $state.raw<Update>({ state: 'off' });

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    bridge.on('updates:changed', (update) => {
      this.#update = update;
    });
  }

  get version(): string {
    return this.#version;
  }

  get update(): Update {
    return this.#update;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('updates:read', undefined);
    if (!answer.ok) return;
    this.#version = answer.value.version;
    this.#update = answer.value.update;
  }

  check(): void {
    void this.#bridge.request('updates:check', undefined);
  }

  restart(): void {
    void this.#bridge.request('updates:restart', undefined);
  }
}
