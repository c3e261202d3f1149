import type { Call, Party } from '../domain/call/call.ts';
import type { Calls } from './calls.svelte.ts';

/** Calls that were sent to another number (3xx): whether that is called, the person is asked. */
export class Redirections {
  readonly #calls: Pick<Calls, 'place' | 'dismiss'>;

  constructor(calls: Pick<Calls, 'place' | 'dismiss'>) {
    this.#calls = calls;
  }

  /** Where the other side is to be reached, of a call that asks whether to call there. */
  of({ state }: Call): Party | undefined {
    return state.name === 'ended' ? state.movedTo?.party : undefined;
  }

  /** Calls there, with the account of the call. */
  follow({ id, accountId, state }: Call): void {
    if (state.name !== 'ended' || state.movedTo === undefined) return;
    const { party, target } = state.movedTo;
    this.#calls.dismiss(id);
    this.#calls.place({ accountId, party, dialled: party.address, target });
  }
}
