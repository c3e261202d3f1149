import type { Bridge } from '../../preload/contract/index.ts';
import type { Call, CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import type { Calls } from './calls.svelte.ts';

/** Quitting Parley. Where that ends a call, the person is asked first. */
export class Quit {
  readonly #bridge: Bridge;
  readonly #calls: Pick<Calls, 'all'>;
  #asked = $state.raw<readonly CallId[]>([]);

  constructor(bridge: Bridge, calls: Pick<Calls, 'all'>) {
    this.#bridge = bridge;
    this.#calls = calls;
    bridge.on('app:confirm-quit', () => {
      this.#asked = calls.all.filter(({ state }) => state.name !== 'incoming').map(({ id }) => id);
    });
  }

  /** The calls that the person is asked about, as long as they run. */
  get askedAbout(): readonly Call[] {
    return this.#calls.all.filter((call) => isLive(call) && this.#asked.includes(call.id));
  }

  begin(): void {
    void this.#bridge.request('app:quit', { confirmed: false });
  }

  confirm(): void {
    void this.#bridge.request('app:quit', { confirmed: true });
  }

  cancel(): void {
    this.#asked = [];
  }
}
