import {
  done,
  failed,
  shortcutAction,
  isMissed,
  type Account,
  type Answer,
  type ChatMessage,
  comparePlaces,
  type Bridge,
  type Failure,
  type Input,
  type KeptCall,
  type KeptMessage,
  type NewMessage,
  type NoticeName,
  type Output,
  type PastCall,
  type Payload,
  type Person,
  placeOf,
  type ScreenSource,
  type Settings,
  type RequestName,
  type TimelineEntry,
  type Shortcut,
  type ShortcutAction,
  type Trouble,
  type Unread,
  type Update,
  type Whom,
} from '../../../preload/contract/index.ts';
import { FakePeople } from './fake-people.ts';

export interface FakeMain {
  accounts?: readonly Account[];
  people?: readonly Person[];
  troubles?: readonly Trouble[];
  /** Newest first. */
  calls?: readonly PastCall[];
  hasKeychain?: boolean;
  settings?: Settings;
  update?: Update;
  /** What `login-start:change` answers instead of what was asked. */
  loginStart?: Answer<boolean>;
  /** The system may keep global keys to itself. */
  isUnsureOfKeys?: boolean;
  /** What can be shown; the system asks, where it is not said. */
  screens?: readonly ScreenSource[];
  /** Names of own sound files. */
  ringtones?: readonly string[];
  /** Why no call can be recorded. */
  recordingFails?: string;
  /** What `accounts:add` answers instead of an account. */
  refuses?: Failure;
}

/** A main process in memory: answers requests and remembers what was asked. */
export class FakeBridge implements Bridge {
  readonly asked: { name: RequestName; input: unknown }[] = [];
  readonly people: FakePeople;
  /** What `rooms:put` answers. */
  roomAnswer: Answer<void> = done();
  /** Messages stay unread. */
  seesNothing = false;
  readonly #main: FakeMain;
  readonly #listeners = new Map<NoticeName, Set<(payload: never) => void>>();
  readonly #keys = new Map<ShortcutAction, string>();
  #accounts: Account[];
  #calls: PastCall[];
  readonly #messages: ChatMessage[] = [];
  readonly #drafts = new Map<string, string>();

  constructor(main: FakeMain = {}) {
    this.#main = main;
    this.people = new FakePeople(main.people ?? []);
    this.#accounts = [...(main.accounts ?? [])];
    this.#calls = [...(main.calls ?? [])];
  }

  request<Name extends RequestName>(name: Name, input: Input<Name>): Promise<Answer<Output<Name>>> {
    this.asked.push({ name, input: structuredClone(input) });
    return Promise.resolve(this.#answer(name, input) as Answer<Output<Name>>);
  }

  on<Name extends NoticeName>(name: Name, listener: (payload: Payload<Name>) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener as (payload: never) => void));
    return () => listeners.delete(listener as (payload: never) => void);
  }

  notify<Name extends NoticeName>(name: Name, payload: Payload<Name>): void {
    for (const listener of this.#listeners.get(name) ?? [])
      (listener as (value: Payload<Name>) => void)(payload);
  }

  inputsOf<Name extends RequestName>(name: Name): Input<Name>[] {
    return this.asked.filter((one) => one.name === name).map((one) => one.input as Input<Name>);
  }

  #answer(name: RequestName, input: unknown): Answer<unknown> {
    switch (name) {
      case 'accounts:list':
        return done(this.#accounts);
      case 'accounts:add':
        return this.#main.refuses === undefined
          ? done(this.#add(input as Input<'accounts:add'>))
          : failed(this.#main.refuses.reason, this.#main.refuses.detail);
      case 'accounts:change':
        return done(this.#change(input as Input<'accounts:change'>));
      case 'accounts:set-password':
        return done(this.#accounts[0]);
      case 'vault:has-keychain':
        return done(this.#main.hasKeychain ?? true);
      case 'people:list':
        return done(this.people.all);
      case 'people:search':
        return done(this.people.search(input as Input<'people:search'>));
      case 'people:find':
        return done(this.people.find(input as Input<'people:find'>));
      case 'people:save':
        return this.people.save(input as Input<'people:save'>);
      case 'people:remove':
        return done(this.people.remove(input as Input<'people:remove'>));
      case 'people:favour':
        return this.people.favour(input as Input<'people:favour'>);
      case 'people:import':
        return done(this.people.import(input as Input<'people:import'>));
      case 'people:export':
        return done({ path: '/home/alice/people.vcf', count: this.people.all.length });
      case 'history:add':
        return done(this.#record(input as Input<'history:add'>));
      case 'history:page':
        return done(this.#page(input as Input<'history:page'>));
      case 'history:remove':
        this.#calls = this.#calls.filter(({ id }) => id !== (input as Input<'history:remove'>).id);
        return done();
      case 'history:search': {
        const { text } = input as Input<'history:search'>;
        return done(
          this.#calls.filter(({ party }) => party.displayName?.toLowerCase().includes(text.toLowerCase())),
        );
      }
      case 'messages:search': {
        const { text } = input as Input<'messages:search'>;
        return done(
          this.#messages.filter((message) => message.text.toLowerCase().includes(text.toLowerCase())),
        );
      }
      case 'history:unseen':
        return done(this.#calls.filter(isMissed).length);
      case 'messages:add':
        return done(this.#keep(input as Input<'messages:add'>));
      case 'messages:deliver':
        return done(this.#deliver(input as Input<'messages:deliver'>));
      case 'messages:find':
        return done(
          this.#messages.find(({ messageId }) => messageId === (input as { messageId: string }).messageId) ??
            null,
        );
      case 'messages:unsent':
      case 'messages:unread':
        return done(this.#unread());
      case 'messages:see':
        if (!this.seesNothing) this.#see(input as Input<'messages:see'>);
        return done([]);
      case 'messages:receipts-due':
      case 'rooms:list':
        return done([]);
      case 'rooms:put':
        return this.roomAnswer;
      case 'timeline:page':
        return done(this.#timeline(input as Input<'timeline:page'>));
      case 'drafts:read':
        return done(this.#drafts.get(this.#conversationOf(input as Input<'drafts:read'>)) ?? '');
      case 'drafts:save':
        return done(this.#draft(input as Input<'drafts:save'>));
      case 'recordings:begin':
        return this.#main.recordingFails === undefined
          ? done({ id: crypto.randomUUID(), file: 'Bob.webm' })
          : failed('storage-failed', this.#main.recordingFails);
      case 'screens:list':
        return done(this.#main.screens === undefined ? null : [...this.#main.screens]);
      case 'recordings:folder':
        return done('/home/alice/Documents/Parley');
      case 'ringtones:list':
        return done([...(this.#main.ringtones ?? [])]);
      case 'ringtones:choose':
        return done({ name: 'Rooster.mp3', bytes: new Uint8Array(4) });
      case 'ringtones:add':
        return done('Rooster.mp3');
      case 'ringtones:read':
        return done(new Uint8Array(4));
      case 'settings:read':
        return done(this.#main.settings ?? {});
      case 'settings:change':
        return done({ ...this.#main.settings, ...(input as Settings) });
      case 'power:activity':
        return done('active');
      case 'updates:read':
        return done({ version: '0.1.0', update: this.#main.update ?? { state: 'off' } });
      case 'login-start:read':
        return done(false);
      case 'login-start:change':
        return this.#main.loginStart === undefined
          ? done((input as Input<'login-start:change'>).isOn)
          : this.#main.loginStart;
      case 'links:handlers':
      case 'links:repair':
        return done(
          ['tel', 'sip'].map((scheme) => ({ scheme, handler: name === 'links:repair' ? 'parley' : 'other' })),
        );
      case 'links:test':
        return done(true);
      case 'shortcuts:list':
        return done(this.#shortcuts());
      case 'shortcuts:set':
        return this.#setShortcut(input as Input<'shortcuts:set'>);
      case 'app:troubles':
        return done(this.#main.troubles ?? []);
      default:
        return done();
    }
  }

  #change({ accountId, change }: Input<'accounts:change'>): Account | undefined {
    this.#accounts = this.#accounts.map((account) =>
      account.id === accountId ? ({ ...account, ...change } as Account) : account,
    );
    return this.#accounts.find(({ id }) => id === accountId);
  }

  #keep(message: NewMessage): KeptMessage {
    const kept = { ...message, id: this.#messages.length + 1, seen: message.direction === 'outgoing' };
    this.#messages.push(kept);
    return { message: kept, isNew: true, whose: this.people.whose(message.address) };
  }

  #deliver({ id, delivery }: Input<'messages:deliver'>): void {
    const index = this.#messages.findIndex((message) => message.id === id);
    const message = this.#messages[index];
    if (message !== undefined) this.#messages[index] = { ...message, delivery };
  }

  #draft({ whom, text }: Input<'drafts:save'>): void {
    this.#drafts.set(this.#conversationOf(whom), text);
  }

  /** The same for all addresses of a person. */
  #conversationOf({ address, personId }: Whom): string {
    const { peer, people } = this.people.whose(address);
    return personId ?? people[0] ?? peer;
  }

  #unread(): Unread[] {
    const unseen = this.#messages.filter(({ seen }) => !seen);
    return [...Map.groupBy(unseen, ({ address }) => this.#conversationOf({ address })).values()].map(
      (all) => {
        const { accountId, address } = all.at(-1)!;
        return {
          accountId,
          address,
          count: all.length,
          from: all.map((one) => this.people.whose(one.address)),
        };
      },
    );
  }

  #see(whom: Whom): void {
    for (const [index, message] of this.#messages.entries())
      if (this.#conversationOf(message) === this.#conversationOf(whom))
        this.#messages[index] = { ...message, seen: true };
  }

  #timeline({ whom, before, after, limit }: Input<'timeline:page'>): Output<'timeline:page'> {
    const wantedOf = this.#conversationOf(whom);
    const isTheirs = (address: string): boolean => this.#conversationOf({ address }) === wantedOf;
    const calls = this.#calls.filter(({ party }) => isTheirs(party.address));
    const messages = this.#messages.filter((message) => isTheirs(message.address));
    const entries: TimelineEntry[] = [
      ...calls.map((call) => ({ kind: 'call' as const, call })),
      ...messages.map((message) => ({ kind: 'message' as const, message })),
    ];
    const wanted = entries
      .filter((entry) => before === undefined || comparePlaces(placeOf(entry), before) < 0)
      .filter((entry) => after === undefined || comparePlaces(placeOf(entry), after) > 0)
      .toSorted((one, other) => comparePlaces(placeOf(one), placeOf(other)));
    const page = after === undefined ? wanted.slice(-limit) : wanted.slice(0, limit);
    const whose = this.people.whose(whom.address);
    const addresses = this.people.all.filter(({ id }) => id === wantedOf).map((person) => person.addresses);
    const spans = JSON.stringify([whose.peer, wantedOf, addresses]);
    return { entries: page, hasMore: page.length < wanted.length, whose, spans };
  }

  #record(call: Input<'history:add'>): KeptCall {
    const added = { ...call, id: this.#calls.length + 1 };
    this.#calls.unshift(added);
    return { call: added, whose: this.people.whose(call.party.address) };
  }

  #page({ before, limit }: Input<'history:page'>): Output<'history:page'> {
    const calls = this.#calls;
    const start = before === undefined ? 0 : calls.findIndex(({ id }) => id === before.id) + 1;
    return { calls: calls.slice(start, start + limit), hasMore: calls.length > start + limit };
  }

  #add({ server, userName, keep }: Input<'accounts:add'>): Account {
    const added: Account = {
      id: crypto.randomUUID(),
      name: userName,
      aor: `sip:${userName}@${server}`,
      servers: [`wss://${server}`],
      enabled: true,
      secret: keep,
    };
    this.#accounts.push(added);
    return added;
  }

  #shortcuts(): Shortcut[] {
    const state = this.#main.isUnsureOfKeys ? 'unsure' : 'on';
    return shortcutAction.options.map((action) => {
      const accelerator = this.#keys.get(action);
      return accelerator === undefined ? { action, state: 'off' } : { action, accelerator, state };
    });
  }

  #setShortcut({ action, accelerator }: Input<'shortcuts:set'>): Answer<Shortcut[]> {
    if (accelerator === null) this.#keys.delete(action);
    else if ([...this.#keys].some(([other, keys]) => other !== action && keys === accelerator))
      return failed('shortcut-conflict');
    else this.#keys.set(action, accelerator);
    return done(this.#shortcuts());
  }
}
