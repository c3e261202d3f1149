import type { Call, CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import { isColleague } from '../domain/presence/colleague.ts';
import type { Accounts } from './accounts.svelte.ts';
import type { Calls } from './calls.svelte.ts';
import type { Named } from './party-names.ts';

interface Dependencies {
  readonly accounts: Pick<Accounts, 'domainOf'>;
  readonly calls: Calls;
  /** Whether the address book has them. */
  readonly isKnown: (party: Named) => boolean;
}

/** Being given to somebody else: the other side of a call asks us to call whom it names (RFC 3515). */
export class Referrals {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Whether the other side is followed without a question: to a colleague by the plain address, where nothing can be
   * hidden in it, by who is spoken with, and one at a time. Short numbers may cost money too: those must be known.
   */
  mayFollow(call: Call): boolean {
    const { referral, accountId, state } = call;
    if (referral === undefined || state.name !== 'established' || state.localHold !== 'none') return false;
    const { calls, accounts, isKnown } = this.#dependencies;
    const domain = accounts.domainOf(accountId);
    const isRunning = calls.all.some((other) => isLive(other) && other.referrer === call.id);
    const party = { accountId, party: referral.to };
    return (
      !isRunning &&
      isPlain(referral.target, domain) &&
      isColleague(referral.to.address, domain) &&
      (!/^sips?:\d+@/.test(referral.to.address) || isKnown(party))
    );
  }

  /** Calls whom the other side wants us to speak with. */
  follow(id: CallId): void {
    const { calls } = this.#dependencies;
    const call = this.#call(id);
    if (call?.referral === undefined) return;
    const { accountId, referral } = call;
    calls.decide(id, { type: 'follow-referral' });
    const { to, target } = referral;
    calls.place({ accountId, party: to, dialled: to.address, target, referral: id });
  }

  refuse(id: CallId): void {
    this.#dependencies.calls.decide(id, { type: 'refuse-referral' });
  }

  /** Whom we were put through to cannot be had: back to who has put us through. */
  onRefused(id: CallId): void {
    const { calls } = this.#dependencies;
    const referrer = this.#call(this.#call(id)?.referrer);
    if (calls.current?.id === id && referrer?.state.name === 'established') calls.swapTo(referrer.id);
  }

  #call(id: CallId | undefined): Call | undefined {
    return this.#dependencies.calls.all.find((call) => call.id === id);
  }
}

/** A user of the domain and nothing else, or one of their devices (RFC 5627): no escapes, no other way there. */
function isPlain(uri: string, domain: string): boolean {
  const [, host = ''] = /^sips?:[^@:;?%]+@([^@:;?%]+)(?::\d+)?(?:;gr=[\w:.-]+)?$/i.exec(uri) ?? [];
  return host.toLowerCase() === domain.toLowerCase();
}
