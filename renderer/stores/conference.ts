import { isAttended, withConference } from '../domain/call/attention.ts';
import type { Call, CallId, LocalHold } from '../domain/call/call.ts';
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
    for (const { id } of [current, call]) {
      this.#calls.decide(id, { type: 'join-conference' });
      this.#calls.decide(id, { type: 'resume' });
    }
    this.#calls.setMuted(current.id, current.muted);
    this.#calls.swapTo(current.id);
  }

  /** Out of the conference, on hold: a call of its own again. */
  split(id: CallId): void {
    this.#calls.decide(id, { type: 'leave-conference', hold: true });
  }

  /** Puts the call on hold, and with it the whole conference that it is in. Back comes that by `Calls.resumeAll`. */
  hold({ id }: Call): void {
    for (const each of withConference(this.#calls.all, id)) this.#calls.hold(each.id);
  }

  /** Takes one off hold who waited alone; without a conference that goes on, the person goes on with them. */
  resumeMember({ id }: Call): void {
    if (this.members.some(isAttended)) this.#calls.decide(id, { type: 'resume' });
    else this.#calls.resume(id);
  }

  /** Hold on our side; the conference that the call is in is on hold when nobody is left in it who is not. */
  holdOf({ id }: Call): LocalHold {
    const holds = withConference(this.#calls.all, id).flatMap(({ state }) =>
      state.name === 'established' ? [state.localHold] : [],
    );
    const most = (['none', 'resuming', 'holding', 'held'] as const).find((hold) => holds.includes(hold));
    return most ?? 'none';
  }

  /** What they say, nobody in the conference hears, nor the person here; they go on hearing everybody. */
  muteMember(id: CallId, muted: boolean): void {
    this.#calls.decide(id, { type: 'mute-member', muted });
  }

  /** Of one alone there is no conference. */
  onLeft(): void {
    const [only, ...others] = this.members;
    if (only !== undefined && others.length === 0) {
      this.#calls.decide(only.id, { type: 'leave-conference', hold: false });
    }
  }
}
