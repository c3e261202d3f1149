import {
  anonymousAddress,
  isMissed,
  MOST_CALLS,
  MOST_LINES,
  type Account,
  type Bridge,
  type DesktopCall,
  type DesktopLine,
  type DesktopState,
  type PastCall,
} from '../../preload/contract/index.ts';
import type { Call, CallState } from '../domain/call/call.ts';
import type { Registration } from '../domain/registration/registration.ts';
import type { Accounts } from './accounts.svelte.ts';
import type { Calls } from './calls.svelte.ts';
import type { Chats, UnreadPerson } from './chat/chats.svelte.ts';
import type { MyStatus } from './my-status.svelte.ts';
import type { Named, PartyNames } from './party-names.ts';
import type { Recent } from './recent.svelte.ts';
import type { Registrations } from './registrations.svelte.ts';

interface Dependencies {
  readonly bridge: Bridge;
  readonly accounts: Accounts;
  readonly calls: Calls;
  readonly chats: Pick<Chats, 'canWrite' | 'unreadPeople'>;
  readonly myStatus: Pick<MyStatus, 'chosen' | 'shown'>;
  readonly names: PartyNames;
  readonly recent: Recent;
  readonly registrations: Registrations;
  readonly log: (text: string) => void;
  /** What is wrong with a registration, without the time of the next try; undefined when nothing is. */
  readonly problemWords: (registration: Registration) => string | undefined;
}

const MISSED_SHOWN = 20;
const MESSAGES_SHOWN = 20;
const RECENT_SHOWN = 10;

/** Tells main what the desktop shows: once at the start, and whenever something of it changes. */
export class DesktopReport {
  readonly #dependencies: Dependencies;
  readonly #text = $derived.by(() => JSON.stringify(this.#state()));

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Reports until the returned function is called. */
  start(): () => void {
    const { bridge, log } = this.#dependencies;
    return $effect.root(() => {
      $effect(() => {
        void bridge.request('desktop:report', JSON.parse(this.#text) as DesktopState).then((answer) => {
          if (!answer.ok) log(`the desktop was not told: ${answer.failure.detail ?? answer.failure.reason}`);
        });
      });
    });
  }

  #state(): DesktopState {
    const { accounts, calls, chats, myStatus, recent } = this.#dependencies;
    const missed = recent.all.filter(isMissed).slice(0, Math.min(recent.unseen, MISSED_SHOWN));
    return {
      status: { chosen: myStatus.chosen, shown: myStatus.shown },
      calls: calls.all.flatMap((call) => this.#call(call)).slice(0, MOST_CALLS),
      lines: accounts.all.slice(0, MOST_LINES).map((account) => this.#line(account)),
      missedCount: recent.unseen,
      missed: missed.map((call) => ({ id: String(call.id), ...this.#party(call), at: call.startedAt })),
      messages: chats.unreadPeople.flatMap((person) => this.#messages(person)).slice(-MESSAGES_SHOWN),
      recent: newestOfEach(recent.all).map((call) => this.#party(call)),
    };
  }

  #call(call: Call): DesktopCall[] {
    const { chats, names } = this.#dependencies;
    const state = shownState(call.state);
    // A note that changes its name a moment later would be shown twice.
    if (state === undefined || !names.isSettled(call)) return [];
    return [
      {
        id: call.id,
        ...this.#party(call),
        isContact: names.personOf(call) !== undefined,
        canWrite: chats.canWrite(call.accountId, call.party.address),
        ...(call.referredBy !== undefined && {
          putThroughBy: shortened(names.of({ accountId: call.accountId, party: call.referredBy })),
        }),
        ...(call.divertedBy !== undefined && {
          forwardedBy: shortened(names.of({ accountId: call.accountId, party: call.divertedBy })),
        }),
        state,
        silenced: call.state.name === 'incoming' && call.state.silenced,
        muted: call.muted,
        ...(call.state.name === 'established' && { since: call.state.since }),
      },
    ];
  }

  #messages({ accountId, address, count, last }: UnreadPerson): DesktopState['messages'] {
    const { names } = this.#dependencies;
    const sender = { accountId, party: { address } };
    const author = last?.author === undefined ? undefined : { accountId, party: { address: last.author } };
    if (last === undefined || ![sender, author ?? sender].every((one) => names.isSettled(one))) return [];
    const text = author === undefined ? last.text : `${names.of(author)}: ${last.text}`;
    return [{ ...this.#party(sender), messageId: last.id, text: shortened(text), count }];
  }

  #party(call: Named) {
    const { names } = this.#dependencies;
    return {
      name: shortened(names.of(call)),
      number: shortened(names.addressOf(call)),
      address: call.party.address,
      accountId: call.accountId,
    };
  }

  #line({ id, name, enabled }: Account): DesktopLine {
    const { registrations, problemWords } = this.#dependencies;
    const registration = registrations.of(id);
    const problem = registration && problemWords(registration);
    return {
      accountId: id,
      name: shortened(name),
      enabled,
      state: lineState(registration),
      ...(problem !== undefined && { problem }),
    };
  }
}

/** Undefined for a call that is over, or as good as over. */
function shownState(state: CallState): DesktopCall['state'] | undefined {
  switch (state.name) {
    case 'incoming':
      return 'ringing';
    case 'calling':
    case 'ringing':
      return 'calling';
    case 'answering':
      return 'connected';
    case 'established':
      return state.localHold === 'none' ? 'connected' : 'held';
    case 'ending':
    case 'ended':
      return undefined;
  }
}

function lineState(registration: Registration | undefined): DesktopLine['state'] {
  switch (registration?.state.name) {
    case undefined:
    case 'off':
    case 'unregistering':
      return 'off';
    case 'connecting':
    case 'registering':
      return 'connecting';
    case 'registered':
      return 'registered';
    case 'disconnected':
    case 'rejected':
      return 'problem';
  }
}

function newestOfEach(calls: readonly PastCall[]): readonly PastCall[] {
  const isSame = (one: PastCall, other: PastCall): boolean =>
    one.accountId === other.accountId && one.party.address === other.party.address;
  const found: PastCall[] = [];
  for (const call of calls) {
    if (found.length === RECENT_SHOWN) break;
    if (call.party.address === anonymousAddress) continue;
    if (!found.some((other) => isSame(call, other))) found.push(call);
  }
  return found;
}

/** Names and texts come from the network, as long as it likes. */
function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
