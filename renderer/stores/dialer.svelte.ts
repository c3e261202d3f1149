import type { Account, Person, SoughtParty, TimelinePlace } from '../../preload/contract/index.ts';
import { interpret } from '../domain/number/dial-plan.ts';
import type { Dialled, DialProblem } from '../domain/number/dialled.ts';
import type { Accounts } from './accounts.svelte.ts';
import { callingAccount } from './calling-account.ts';
import type { Calls } from './calls.svelte.ts';
import type { KnownParties } from './known-parties.svelte.ts';
import type { Offer } from './offers.ts';
import type { People } from './people.svelte.ts';
import type { PeopleSearch } from './people-search.svelte.ts';
import type { Prefixes } from './prefixes.svelte.ts';
import type { Registrations } from './registrations.svelte.ts';
import type { RenderGate } from './render-gate.ts';
import { targetOf } from './target-of.ts';

/** Whom "Call" calls. */
export interface Target {
  /** As a person would type it. */
  readonly address: string;
  readonly name?: string;
  /** With which they were heard of: its country says what a national number means. */
  readonly accountId?: string;
  /** Of whoever was chosen in the address book. */
  readonly personId?: string;
  /** No address was chosen: what is written goes to the one that they used last. */
  readonly isAnyAddress?: boolean;
}

interface Dependencies {
  readonly accounts: Accounts;
  readonly prefixes: Pick<Prefixes, 'accountFor'>;
  readonly registrations: Registrations;
  readonly parties: KnownParties;
  readonly people: Pick<People, 'of'>;
  readonly search: PeopleSearch;
  readonly calls: Pick<Calls, 'place'>;
  readonly gate: RenderGate;
}

/** The one field: what is typed in it, whom that means, and calling them. */
export class Dialer {
  readonly #accounts: Accounts;
  readonly #prefixes: Pick<Prefixes, 'accountFor'>;
  readonly #registrations: Registrations;
  readonly #parties: KnownParties;
  readonly #people: Pick<People, 'of'>;
  readonly #search: PeopleSearch;
  readonly #calls: Pick<Calls, 'place'>;
  readonly #gate: RenderGate;
  /** Somebody is being called, and the window does not show it yet. */
  #isCalling = false;
  #text = $state('');
  #chosen = $state.raw<Target>();
  #place = $state.raw<TimelinePlace>();
  #accountId = $state<string>();
  /** The account that called last. */
  #lastUsed = $state<string>();
  #last = $state.raw<Target>();
  #refused = $state<DialProblem>();
  #readOffer = $state.raw<(domain: string) => Offer>();

  constructor({ accounts, prefixes, registrations, parties, people, search, calls, gate }: Dependencies) {
    this.#accounts = accounts;
    this.#prefixes = prefixes;
    this.#registrations = registrations;
    this.#parties = parties;
    this.#people = people;
    this.#search = search;
    this.#calls = calls;
    this.#gate = gate;
  }

  get text(): string {
    return this.#text;
  }

  /** What somebody else asks to be called; gone once the person does anything else here. */
  get offer(): Offer | undefined {
    return this.#readOffer?.(this.domain);
  }

  /** The account that calls whoever is open. */
  get account(): Account | undefined {
    return this.accountFor(
      this.#chosen === undefined ? { address: this.#text } : this.#current(this.#chosen),
    );
  }

  /** The account that calls the target. */
  accountFor(target: Target): Account | undefined {
    return callingAccount(this.#accounts.enabled, (id) => this.#registrations.isRegistered(id), {
      picked: this.#accountId,
      planned: this.#prefixes.accountFor(target.address),
      heardOf: target.accountId,
      // What stands in the address book without a domain is at the first account.
      lastUsed: target.personId === undefined ? this.#lastUsed : undefined,
    });
  }

  /** Of the account that calls. */
  get domain(): string {
    return this.#accounts.domainOf(this.account?.id ?? '');
  }

  /** What the text in the field means as a number; undefined while it is empty. */
  get dialled(): Dialled | undefined {
    return this.#text.trim() === '' ? undefined : this.meaningOf(this.#text);
  }

  /** Why what was to be called just now cannot be. */
  get refused(): DialProblem | undefined {
    return this.#refused;
  }

  /** The people whom the text in the field finds. */
  get matches(): readonly Person[] {
    return this.#search.found;
  }

  /** The person or number that is open: chosen from a list, or typed. */
  get target(): Target | undefined {
    if (this.#chosen !== undefined) return this.#current(this.#chosen);
    const dialled = this.dialled;
    if (dialled?.kind !== 'dialable') return undefined;
    const name = this.nameOf(dialled.uri);
    return { address: this.#text.trim(), ...(name === undefined ? {} : { name }) };
  }

  /** Whether a person was opened, other than by typing: on a narrow window that takes the list's place. */
  get isOpen(): boolean {
    return this.#chosen !== undefined;
  }

  /** Where in the conversation with the target to look; undefined for its end. */
  get place(): TimelinePlace | undefined {
    return this.#place;
  }

  meaningOf(address: string): Dialled {
    return interpret(address, this.domain);
  }

  /** The name under which a SIP URI is known here. */
  nameOf(uri: string): string | undefined {
    return this.#parties.personOf(this.#sought(uri))?.name;
  }

  type(text: string): void {
    this.#text = text;
    if (text.trim() === '') this.#accountId = undefined;
    void this.#search.find(text);
    this.#readOffer = undefined;
    this.#chosen = undefined;
    this.#place = undefined;
    this.#refused = undefined;
  }

  /** Puts the offered number into the field, for the person to decide. What it means depends on the account's domain. */
  consider(readOffer: (domain: string) => Offer): void {
    const offer = readOffer(this.domain);
    this.type(offer.kind === 'callable' ? offer.text : this.#text);
    this.#readOffer = readOffer;
  }

  choose(target: Target, place?: TimelinePlace): void {
    this.#accountId = undefined;
    this.#readOffer = undefined;
    this.#chosen = target;
    this.#place = place;
  }

  open(person: Person): void {
    this.choose(targetOf(person));
  }

  close(): void {
    this.type('');
  }

  /** For whoever is open, or typed; the next one is called as ever. */
  callWith(accountId: string): void {
    this.#accountId = accountId;
    if (this.#readOffer !== undefined) this.consider(this.#readOffer);
  }

  /**
   * Enter: calls the number, or the person when there is only one of that name; with several it opens the first, and
   * calls with the second Enter. In an empty field it brings back the last number.
   * @returns whether somebody is called.
   */
  async enter(): Promise<boolean> {
    if (this.#text.trim() === '') return this.#recall();
    if (this.#chosen !== undefined) return this.call(this.#current(this.#chosen));
    return this.#isName() ? this.#enterName(this.#text) : this.call({ address: this.#text });
  }

  /**
   * Calls the target; `refused` says why when it cannot be called.
   * @param hidesNumber whether they are not to see who calls, whatever the account does.
   * @returns whether they are called.
   */
  call(target: Target, hidesNumber = false): boolean {
    // A second click on what is still in sight means the call that is there by now.
    if (this.#isCalling) return false;
    const account = this.accountFor(target);
    if (account === undefined) {
      this.#refused = 'no-account';
      return false;
    }
    const dialled = interpret(target.address, this.#accounts.domainOf(account.id));
    this.#refused = dialled.kind === 'dialable' ? undefined : dialled.reason;
    if (dialled.kind !== 'dialable') return false;
    const name = target.name ?? this.nameOf(dialled.uri);
    const id = this.#calls.place({
      accountId: account.id,
      party: { address: dialled.uri, ...(name === undefined ? {} : { displayName: name }) },
      dialled: target.address.trim(),
      target: dialled.uri,
      ...(dialled.tones === undefined ? {} : { tones: dialled.tones }),
      ...(hidesNumber && { hidesNumber }),
    });
    if (id === undefined) {
      this.#refused = 'no-line';
      return false;
    }
    this.#isCalling = true;
    this.#gate.render(() => {
      this.#isCalling = false;
      this.#last = target;
      this.#lastUsed = account.id;
      this.type('');
      this.choose(target.accountId === undefined ? target : { ...target, accountId: account.id });
    });
    return true;
  }

  async #enterName(text: string): Promise<boolean> {
    await this.#search.find(text);
    // Otherwise the person has typed on.
    if (text !== this.#text) return false;
    const [first, ...others] = this.matches;
    if (first === undefined) return this.call({ address: text });
    if (others.length === 0) return this.call(targetOf(first));
    this.choose(targetOf(first));
    return false;
  }

  #recall(): false {
    if (this.#last !== undefined) this.type(this.#current(this.#last).address);
    return false;
  }

  /** The person may have another name or other addresses since they were chosen. */
  #current(target: Target): Target {
    const person = target.personId === undefined ? undefined : this.#people.of(target.personId);
    if (person === undefined) return target;
    const isTheirs = person.addresses.some(({ address }) => address === target.address);
    return isTheirs ? { ...target, name: person.name } : targetOf(person);
  }

  #sought(address: string): SoughtParty {
    const { account } = this;
    return { address, ...(account === undefined ? {} : { accountId: account.id }) };
  }

  /** A word such as "grace" may be dialable as sip:grace@domain, but means the person who is called so. */
  #isName(): boolean {
    return /^\p{L}/u.test(this.#text.trim());
  }
}
