import type { Bridge, Theme } from '../../preload/contract/index.ts';

/** How the windows look; main tells it to all of them. */
export class Appearance {
  readonly #bridge: Bridge;
  #theme = $state.raw<Theme | 'system'>('system');

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get theme(): Theme | 'system' {
    return this.#theme;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('settings:read', undefined);
    if (answer.ok) this.#theme = answer.value.theme ?? 'system';
  }

  async choose(theme: Theme | 'system'): Promise<void> {
    const answer = await this.#bridge.request('settings:change', {
      theme: theme === 'system' ? null : theme,
    });
    if (answer.ok) this.#theme = answer.value.theme ?? 'system';
  }
}
