import type { Call, CallId } from '../domain/call/call.ts';
import { replacing } from '../domain/call/pick-up.ts';
import type { TransferTarget } from '../domain/call/transfer.ts';
import { interpret } from '../domain/number/dial-plan.ts';
import type { Dialled, DialProblem } from '../domain/number/dialled.ts';
import type { Accounts } from './accounts.svelte.ts';
import type { Calls } from './calls.svelte.ts';
import { type Consultation, Consultations } from './consultations.svelte.ts';
import type { Target } from './dialer.svelte.ts';
import type { Lines } from './lines.ts';
import type { PeopleSearch } from './people-search.svelte.ts';

interface Dependencies {
  readonly accounts: Pick<Accounts, 'domainOf'>;
  readonly calls: Calls;
  readonly lines: Pick<Lines, 'of'>;
  readonly search: PeopleSearch;
}

/** What somebody is chosen for: to be given a call, or to be added to it. */
export type Purpose = 'transfer' | 'add';

/** Giving a call to somebody else: at once (blind), or after speaking with them (attended). */
export class Transfers {
  readonly #dependencies: Dependencies;
  readonly consultations: Consultations;
  #asked = $state.raw<{
    readonly id: CallId;
    readonly purpose: Purpose;
    readonly target?: Target | undefined;
  }>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.consultations = new Consultations(dependencies.calls);
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
    return this.consultations.current;
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
    if (called.id !== undefined) this.consultations.begin(call.id, called.id);
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
    this.consultations.close();
    calls.end(target.id);
    this.#transfer(transferee.id, { to: target.party, uri: target.party.address });
  }

  complete(): void {
    const { consultation } = this;
    if (consultation !== undefined) this.join(consultation.transferee, consultation.target);
  }

  /** Ends what was asked of somebody else, and takes the call back. */
  cancel(): void {
    this.consultations.cancel();
  }

  /** Takes back a call that is being given away; or the words about it off the screen. */
  takeBack(id: CallId): void {
    this.#dependencies.calls.decide(id, { type: 'cancel-transfer' });
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
