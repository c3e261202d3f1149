import type { Bridge, Forwarding as Rules } from '../../preload/contract/index.ts';
import type { Call, ForwardReason } from '../domain/call/call.ts';
import { interpret } from '../domain/number/dial-plan.ts';
import type { DialProblem } from '../domain/number/dialled.ts';
import { isSameAddress } from '../domain/number/same-address.ts';
import type { Accounts } from './accounts.svelte.ts';
import { ForwardedLately } from './forwarded-lately.ts';

export type ForwardRule = 'always' | 'busy' | 'noAnswer';

/** Where a call goes. */
export interface Destination {
  /** SIP URI. */
  readonly to: string;
  readonly why: ForwardReason;
}

const defaultAfter = 20;

/** Calls that come in are sent elsewhere by this phone, as the person wishes. */
export class Forwarding {
  readonly #bridge: Bridge;
  readonly #accounts: Pick<Accounts, 'of' | 'domainOf'>;
  readonly #lately: ForwardedLately;
  #rules = $state.raw<Rules>({});

  /** @param now in ms */
  constructor(bridge: Bridge, accounts: Pick<Accounts, 'of' | 'domainOf'>, now: () => number) {
    this.#bridge = bridge;
    this.#accounts = accounts;
    this.#lately = new ForwardedLately(now);
  }

  /** As the person has typed it; empty where nothing is forwarded. */
  numberOf(rule: ForwardRule): string {
    return this.#rules[rule] ?? '';
  }

  /** How long a call rings before it is forwarded, in s. */
  get after(): number {
    return this.#rules.after ?? defaultAfter;
  }

  /** Where a call goes at once; to be asked once, as whoever is back within 10 s stays here. */
  atOnce(call: Call, isBusy: boolean): Destination | undefined {
    const destination =
      this.#destination(call, 'always') ?? (isBusy ? this.#destination(call, 'busy') : undefined);
    const isBack = destination !== undefined && this.#lately.isRepeated(call, destination.why);
    return isBack ? undefined : destination;
  }

  /** Where a call goes that nobody has answered. */
  unanswered(call: Call): Destination | undefined {
    return this.#destination(call, 'noAnswer');
  }

  async load(): Promise<void> {
    const answer = await this.#bridge.request('settings:read', undefined);
    if (answer.ok) this.#rules = answer.value.forwarding ?? {};
  }

  /** Forwards to what was typed, or no more; where that is no number it says why, and all stays as it is. */
  forwardTo(rule: ForwardRule, typed: string): DialProblem | undefined {
    const number = typed.trim();
    const dialled = interpret(number, 'invalid.invalid');
    if (number !== '' && dialled.kind === 'not-dialable') return dialled.reason;
    this.#change({ [rule]: number });
    return undefined;
  }

  ringFor(seconds: number): void {
    this.#change({ after: seconds });
  }

  /** Where it cannot be kept, it still holds for this run. */
  #change(rules: Rules): void {
    this.#rules = { ...this.#rules, ...rules };
    void this.#bridge.request('settings:change', { forwarding: this.#rules });
  }

  /** Never back to who calls, nor in a circle: what we have forwarded ourselves is not forwarded again. */
  #destination({ accountId, party, divertedVia = [] }: Call, rule: ForwardRule): Destination | undefined {
    const dialled = interpret(this.numberOf(rule), this.#accounts.domainOf(accountId));
    if (dialled.kind === 'not-dialable') return undefined;
    const own = this.#accounts.of(accountId)?.aor;
    const isCircle =
      (own !== undefined && [dialled.uri, ...divertedVia].some((address) => isSameAddress(address, own))) ||
      [party.address, ...divertedVia].some((address) => isSameAddress(address, dialled.uri));
    const why = rule === 'noAnswer' ? 'no-answer' : rule;
    return isCircle ? undefined : { to: dialled.uri, why };
  }
}
