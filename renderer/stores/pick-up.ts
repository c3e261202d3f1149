import type { Account } from '../../preload/contract/index.ts';
import type { CallId, Party } from '../domain/call/call.ts';
import { defaultPickUpCode, pickUpNumber, replacing } from '../domain/call/pick-up.ts';
import type { RingingCall } from '../domain/presence/availability.ts';
import type { Accounts } from './accounts.svelte.ts';
import type { Calls } from './calls.svelte.ts';
import { domainOf } from './domain-of.ts';
import type { PartyNames } from './party-names.ts';
import type { Presence } from './presence.svelte.ts';

interface Dependencies {
  readonly accounts: Accounts;
  readonly calls: Pick<Calls, 'place' | 'dismiss'>;
  readonly names: PartyNames;
  readonly presence: Presence;
}

/** Takes calls that ring at colleagues: by Replaces where the server tells which dialog it is, else by a code. */
export class PickUp {
  readonly #dependencies: Dependencies;
  /** Calls by Replaces, and what is tried when the other side does not know that. */
  readonly #codes = new Map<CallId, () => void>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** @param address SIP URI of the colleague. */
  isPossible(address: string): boolean {
    const ringing = this.#ringingAt(address);
    const account = this.#accountOf(address);
    return (
      ringing !== undefined &&
      account !== undefined &&
      (ringing.dialog !== undefined || codeOf(account) !== '')
    );
  }

  /** Who calls the colleague, where that is told. */
  callerNameOf(address: string): string | undefined {
    const party = this.#ringingAt(address)?.caller;
    const account = this.#accountOf(address);
    return party && account && this.#dependencies.names.of({ party, accountId: account.id });
  }

  pickUp(address: string): void {
    const ringing = this.#ringingAt(address);
    const account = this.#accountOf(address);
    if (ringing === undefined || account === undefined) return;
    const party = ringing.caller ?? { address };
    const byCode = (): void => this.#dialCode(account, address, party);
    if (ringing.dialog === undefined) byCode();
    else this.#replace({ account, dialled: address, party }, ringing.dialog, byCode);
  }

  /** The call could not be taken by Replaces. */
  onRefused(id: CallId): void {
    const byCode = this.#codes.get(id);
    if (byCode === undefined) return;
    this.#codes.delete(id);
    this.#dependencies.calls.dismiss(id);
    byCode();
  }

  #replace(
    { account, dialled, party }: { account: Account; dialled: string; party: Party },
    dialog: NonNullable<RingingCall['dialog']>,
    otherwise: () => void,
  ): void {
    const { calls } = this.#dependencies;
    const { remoteTarget } = dialog;
    const id = calls.place({
      accountId: account.id,
      party,
      dialled,
      target: remoteTarget,
      replaces: replacing(dialog),
    });
    if (id !== undefined && codeOf(account) !== '') this.#codes.set(id, otherwise);
  }

  #dialCode(account: Account, address: string, party: Party): void {
    const extension = /^sips?:([^@]*)@/i.exec(address)?.[1] ?? '';
    const dialled = pickUpNumber(codeOf(account), extension);
    // Not by the dial plan: `**bob` is a code and a name, and no letters of a keypad.
    const target = `sip:${dialled.replaceAll('#', '%23')}@${domainOf(account)}`;
    this.#dependencies.calls.place({ accountId: account.id, party, dialled, target });
  }

  #ringingAt(address: string): RingingCall | undefined {
    return this.#dependencies.presence.of(address).ringing;
  }

  #accountOf(address: string): Account | undefined {
    return this.#dependencies.accounts.enabled.find((account) =>
      address.toLowerCase().endsWith(`@${domainOf(account).toLowerCase()}`),
    );
  }
}

function codeOf({ pickUpCode }: Account): string {
  return pickUpCode ?? defaultPickUpCode;
}
