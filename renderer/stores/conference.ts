import type { Call, CallId } from '../domain/call/call.ts';
import { isUnderway } from '../domain/call/transfer.ts';
import type { Calls } from './calls.svelte.ts';

/** Several calls in which everybody hears everybody. */
export class Conference {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  get members(): readonly Call[] {
    return this.#calls.all.filter(({ inConference }) => inConference === true);
  }

  /** Whether the call can be brought together with the one in the call bar. */
  canMerge(call: Call): boolean {
    const { current } = this.#calls;
    const areUp = call.state.name === 'established' && current?.state.name === 'established';
    if (isUnderway(call.transfer) || isUnderway(current?.transfer)) return false;
    return areUp && call.id !== current.id && !(call.inConference === true && current.inConference === true);
  }

  /** Brings the call, the one in the call bar, and whoever is in the conference together. */
  merge(call: Call): void {
    const { current } = this.#calls;
    if (current === undefined || !this.canMerge(call)) return;
    for (const { id } of [current, call]) this.#calls.decide(id, { type: 'join-conference' });
    this.#calls.setMuted(current.id, current.muted);
    this.#calls.swapTo(current.id);
  }

  /** Out of the conference, on hold: a call of its own again. */
  split(id: CallId): void {
    this.#calls.decide(id, { type: 'leave-conference', hold: true });
  }

  /** Of one alone there is no conference. */
  onLeft(): void {
    const [only, ...others] = this.members;
    if (only !== undefined && others.length === 0) {
      this.#calls.decide(only.id, { type: 'leave-conference', hold: false });
    }
  }
}
