import type { Call, CallId } from '../domain/call/call.ts';
import { isLive } from '../domain/call/is-live.ts';
import { replacing } from '../domain/call/pick-up.ts';
import type { TransferTarget } from '../domain/call/transfer.ts';
import { isColleague } from '../domain/presence/colleague.ts';
import { interpret } from '../domain/number/dial-plan.ts';
import type { Dialled, DialProblem } from '../domain/number/dialled.ts';
import type { Accounts } from './accounts.svelte.ts';
import type { Calls } from './calls.svelte.ts';
import type { Target } from './dialer.svelte.ts';
import type { Lines } from './lines.ts';
import type { Named } from './party-names.ts';
import type { PeopleSearch } from './people-search.svelte.ts';

interface Dependencies {
  readonly accounts: Pick<Accounts, 'domainOf'>;
  readonly calls: Calls;
  readonly lines: Pick<Lines, 'of'>;
  readonly search: PeopleSearch;
  /** Whether the address book has them. */
  readonly isKnown: (party: Named) => boolean;
}

/** What somebody is chosen for: to be given a call, or to be added to it. */
export type Purpose = 'transfer' | 'add';

/** Somebody is asked first whether they take the call of somebody else. */
interface Consultation {
  readonly transferee: Call;
  readonly target: Call;
}

/** Giving a call to somebody else: at once (blind), or after speaking with them (attended). */
export class Transfers {
  readonly #dependencies: Dependencies;
  /** The calls that others have asked for, and in which call they did. */
  // Nothing is shown of it, so it need not be reactive.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #referrers = new Map<CallId, CallId>();
  #asked = $state.raw<{
    readonly id: CallId;
    readonly purpose: Purpose;
    readonly target?: Target | undefined;
  }>();
  #consultation = $state.raw<{ readonly transferee: CallId; readonly target: CallId }>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Finds whom to give a call to. */
  get search(): PeopleSearch {
    return this.#dependencies.search;
  }

  /** The call for which the person is choosing somebody. */
  get choosingFor(): Call | undefined {
    const call = this.#call(this.#asked?.id);
    return call?.state.name === 'established' ? call : undefined;
  }

  get purpose(): Purpose {
    return this.#asked?.purpose ?? 'transfer';
  }

  get preset(): Target | undefined {
    return this.#asked?.target;
  }

  /** Other calls that the call may be joined with. */
  othersThan(call: Call): readonly Call[] {
    return this.#dependencies.calls.all.filter(
      ({ id, state }) => id !== call.id && state.name === 'established',
    );
  }

  /** The two calls while one is asked about the other. */
  get consultation(): Consultation | undefined {
    const transferee = this.#call(this.#consultation?.transferee);
    const target = this.#call(this.#consultation?.target);
    const isAsked = transferee?.transfer === undefined || transferee.transfer.phase === 'failed';
    return transferee?.state.name === 'established' && isAsked && target !== undefined && isLive(target)
      ? { transferee, target }
      : undefined;
  }

  /** What is typed, as a SIP URI of the call's account; undefined where it cannot be called. */
  uriOf({ accountId }: Call, address: string): string | undefined {
    const dialled = this.#meaningOf(accountId, address);
    return dialled.kind === 'dialable' ? dialled.uri : undefined;
  }

  /** @param target who is chosen already, until the person says otherwise. */
  choose(id: CallId, purpose: Purpose = 'transfer', target?: Target): void {
    void this.search.find(target?.name ?? '');
    this.#asked = { id, purpose, target };
  }

  close(): void {
    this.#asked = undefined;
  }

  /** Gives the call away without asking. Says why not when the target cannot be called. */
  blind(call: Call, target: Target): DialProblem | undefined {
    const found = this.#targetOf(call, target);
    if ('problem' in found) return found.problem;
    this.close();
    this.#transfer(call.id, found);
    return undefined;
  }

  /** Calls the target first; the call waits. Says why not when the target cannot be called. */
  consult(call: Call, target: Target): DialProblem | undefined {
    const called = this.#place(call, target);
    if ('problem' in called) return called.problem;
    if (called.id !== undefined) this.#consultation = { transferee: call.id, target: called.id };
    return undefined;
  }

  /** Calls somebody who is to be added to the call, which waits. Says why not when they cannot be called. */
  add(call: Call, target: Target): DialProblem | undefined {
    const called = this.#place(call, target);
    return 'problem' in called ? called.problem : undefined;
  }

  /** Joins the two calls: they speak with each other, and we with neither. */
  join(transferee: Call, target: Call): void {
    this.close();
    const { calls, lines } = this.#dependencies;
    const dialog = lines.of(target.accountId)?.dialogOf(target.id);
    if (dialog !== undefined) {
      const { remoteTarget: uri } = dialog;
      this.#transfer(transferee.id, { to: target.party, uri, replaces: replacing(dialog) });
      return;
    }
    // They have not answered yet, and a call that only rings cannot be handed over: it is called anew from there.
    calls.end(target.id);
    this.#transfer(transferee.id, { to: target.party, uri: target.party.address });
  }

  complete(): void {
    const { consultation } = this;
    if (consultation !== undefined) this.join(consultation.transferee, consultation.target);
  }

  /** Ends what was asked of somebody else, and takes the call back. */
  cancel(): void {
    const { consultation } = this;
    if (consultation === undefined) return;
    this.#consultation = undefined;
    this.#dependencies.calls.end(consultation.target.id);
    this.#dependencies.calls.swapTo(consultation.transferee.id);
  }

  /** Takes back a call that is being given away; or the words about it off the screen. */
  takeBack(id: CallId): void {
    this.#dependencies.calls.decide(id, { type: 'cancel-transfer' });
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
    const isRunning = calls.all.some((other) => isLive(other) && this.#referrers.get(other.id) === call.id);
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
    const next = calls.place({ accountId, party: to, dialled: to.address, target, referral: id });
    if (next !== undefined) this.#referrers.set(next, id);
  }

  /** Whom we were put through to cannot be had: back to who has put us through. */
  onRefused(id: CallId): void {
    const referrer = this.#call(this.#referrers.get(id));
    this.#referrers.delete(id);
    const isHere = this.#dependencies.calls.current?.id === id;
    if (isHere && referrer?.state.name === 'established') this.#dependencies.calls.swapTo(referrer.id);
  }

  refuse(id: CallId): void {
    this.#dependencies.calls.decide(id, { type: 'refuse-referral' });
  }

  #place(
    call: Call,
    target: Target,
  ): { readonly id: CallId | undefined } | { readonly problem: DialProblem } {
    const found = this.#targetOf(call, target);
    if ('problem' in found) return found;
    this.close();
    const { to, uri } = found;
    const { accountId } = call;
    return {
      id: this.#dependencies.calls.place({ accountId, party: to, dialled: target.address, target: uri }),
    };
  }

  #transfer(id: CallId, target: TransferTarget): void {
    this.#dependencies.calls.decide(id, { type: 'transfer', target });
  }

  #targetOf(
    { accountId }: Call,
    { address, name }: Target,
  ): TransferTarget | { readonly problem: DialProblem } {
    const dialled = this.#meaningOf(accountId, address);
    if (dialled.kind !== 'dialable') return { problem: dialled.reason };
    const { uri } = dialled;
    return { uri, to: { address: uri, ...(name === undefined ? {} : { displayName: name }) } };
  }

  #meaningOf(accountId: string, address: string): Dialled {
    return interpret(address, this.#dependencies.accounts.domainOf(accountId));
  }

  #call(id: CallId | undefined): Call | undefined {
    return id === undefined ? undefined : this.#dependencies.calls.all.find((call) => call.id === id);
  }
}

/** A user of the domain and nothing else, or one of their devices (RFC 5627): no escapes, no other way there. */
function isPlain(uri: string, domain: string): boolean {
  const [, host = ''] = /^sips?:[^@:;?%]+@([^@:;?%]+)(?::\d+)?(?:;gr=[\w:.-]+)?$/i.exec(uri) ?? [];
  return host.toLowerCase() === domain.toLowerCase();
}
