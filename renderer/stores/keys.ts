import type { CallId } from '../domain/call/call.ts';
import type { Calls } from './calls.svelte.ts';

/** The keys of a telephone, pressed in a call. */
export class Keys {
  readonly #calls: Pick<Calls, 'sendTones'>;
  readonly #sound: (key: string) => void;

  /** @param sound lets whoever presses a key hear it */
  constructor(calls: Pick<Calls, 'sendTones'>, sound: (key: string) => void) {
    this.#calls = calls;
    this.#sound = sound;
  }

  /** 0-9 * # A-D */
  press(id: CallId, key: string): void {
    this.#sound(key);
    this.#calls.sendTones(id, key);
  }
}
