import type { Call, CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import type { Calls } from './calls.svelte.ts';

/** Somebody is asked first whether they take the call of somebody else. */
export interface Consultation {
  readonly transferee: Call;
  readonly target: Call;
}

/** Asking somebody first, while the call that they may take waits. */
export class Consultations {
  readonly #calls: Calls;
  #asked = $state.raw<{ readonly transferee: CallId; readonly target: CallId }>();

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /** The two calls while one is asked about the other. */
  get current(): Consultation | undefined {
    const transferee = this.#call(this.#asked?.transferee);
    const target = this.#call(this.#asked?.target);
    const isAsked = transferee?.transfer === undefined || transferee.transfer.phase === 'failed';
    return transferee?.state.name === 'established' && isAsked && target !== undefined && isLive(target)
      ? { transferee, target }
      : undefined;
  }

  begin(transferee: CallId, target: CallId): void {
    this.#asked = { transferee, target };
  }

  /** Ends what was asked of somebody else, and takes the call back. */
  cancel(): void {
    const { current } = this;
    if (current === undefined) return;
    this.#asked = undefined;
    this.#calls.end(current.target.id);
    this.#calls.swapTo(current.transferee.id);
  }

  #call(id: CallId | undefined): Call | undefined {
    return this.#calls.all.find((call) => call.id === id);
  }
}
