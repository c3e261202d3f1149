import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../preload/contract/index.ts';
import type { Call, CallId, Party } from '../domain/call/call.ts';
import { mayBeEmergency } from '../domain/number/emergency.ts';
import { userOf } from '../domain/number/user-of.ts';
import type { Calls } from './calls.svelte.ts';

/** More than an office has for good reasons; then they go in a circle. */
const MOST_HOPS = 5;

/** Calls that were sent to another number (3xx): whether that is called, the person is asked, unless they want it so. */
export class Redirections {
  readonly #bridge: Bridge;
  readonly #calls: Pick<Calls, 'place' | 'dismiss'>;
  readonly #onFollowed: (former: CallId, next: CallId) => void;
  /** How often the calls that were placed here have been sent on before. */
  readonly #hops = new SvelteMap<CallId, number>();
  #followsAll = $state(false);

  /** @param onFollowed told of the call that goes on in place of the former. */
  constructor(
    bridge: Bridge,
    calls: Pick<Calls, 'place' | 'dismiss'>,
    onFollowed: (former: CallId, next: CallId) => void,
  ) {
    this.#bridge = bridge;
    this.#calls = calls;
    this.#onFollowed = onFollowed;
  }

  /** Whether nobody is asked. */
  get followsAll(): boolean {
    return this.#followsAll;
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('settings:read', undefined);
    if (answer.ok) this.#followsAll = answer.value.followRedirections ?? false;
  }

  /** Where it cannot be kept, it still holds for this run. */
  followAll(followRedirections: boolean): void {
    this.#followsAll = followRedirections;
    void this.#bridge.request('settings:change', { followRedirections });
  }

  /** Where the other side is to be reached, of a call that asks whether to call there. */
  of({ state }: Call): Party | undefined {
    return state.name === 'ended' ? state.movedTo?.party : undefined;
  }

  /** Calls there, with the account of the call. */
  follow({ id, accountId, hidesNumber, postDial, state }: Call): void {
    if (state.name !== 'ended' || state.movedTo === undefined) return;
    const { party, target } = state.movedTo;
    const hops = (this.#hops.get(id) ?? 0) + 1;
    this.#calls.dismiss(id);
    const next = this.#calls.place({
      accountId,
      party,
      dialled: party.address,
      target,
      ...(hidesNumber === undefined ? {} : { hidesNumber }),
      ...(postDial === undefined ? {} : { tones: postDial }),
    });
    if (next === undefined) return;
    this.#hops.set(next, hops);
    this.#onFollowed(id, next);
  }

  /** A call is over: where it was sent on, and nobody is to be asked, it is followed; not in circles, nor for help. */
  onEnded(call: Call): void {
    const elsewhere = this.of(call);
    const hops = this.#hops.get(call.id) ?? 0;
    if (this.#followsAll && elsewhere !== undefined && hops < MOST_HOPS && !isForHelp(elsewhere))
      this.follow(call);
    this.#hops.delete(call.id);
  }
}

function isForHelp({ address }: Party): boolean {
  return mayBeEmergency(userOf(address));
}
