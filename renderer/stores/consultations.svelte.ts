import type { Call, CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import { isUnderway } from '../domain/call/transfer.ts';
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
    const isAsked = transferee?.state.name === 'established' && !isUnderway(transferee.transfer);
    return isAsked && target !== undefined && isLive(target) ? { transferee, target } : undefined;
  }

  begin(transferee: CallId, target: CallId): void {
    this.#asked = { transferee, target };
  }

  /** Nobody is asked any more; both calls stay as they are. */
  close(): void {
    this.#asked = undefined;
  }

  /** Whoever is asked is to be reached elsewhere, and is called there. */
  movedOn(former: CallId, next: CallId): void {
    if (this.#asked?.target === former) this.#asked = { ...this.#asked, target: next };
  }

  /** Ends what was asked of somebody else, and takes the call back. */
  cancel(): void {
    const { current } = this;
    if (current === undefined) return;
    this.#asked = undefined;
    this.#calls.end(current.target.id);
    this.#calls.swapTo(current.transferee.id);
  }

  /**
   * One of the two calls may be over, or not be given away after all. Where whoever was asked is gone and the two were
   * not joined, the person is back with who waits; unless they have gone to another call meanwhile.
   */
  onChanged({ id }: Call): void {
    const asked = this.#asked;
    if (asked === undefined || (id !== asked.target && id !== asked.transferee)) return;
    const target = this.#call(asked.target);
    if (target !== undefined && !isOver(target)) return;
    const transferee = this.#call(asked.transferee);
    if (transferee?.state.name === 'established' && isUnderway(transferee.transfer)) return;
    this.#asked = undefined;
    const here = this.#calls.current?.id;
    const isElsewhere = here !== asked.target && here !== id;
    if (transferee?.state.name === 'established' && !isElsewhere) this.#calls.swapTo(transferee.id);
  }

  #call(id: CallId | undefined): Call | undefined {
    return this.#calls.all.find((call) => call.id === id);
  }
}

/** Hung up, heard or not; not where the person is asked whether to call elsewhere. */
function isOver({ state }: Call): boolean {
  return state.name === 'ending' || (state.name === 'ended' && state.movedTo === undefined);
}
