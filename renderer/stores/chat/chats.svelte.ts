import { SvelteMap } from 'svelte/reactivity';
import type {
  Bridge,
  ChatMessage,
  Correspondent,
  Failure,
  KeptCall,
  TimelineEntry,
  Unread,
  Whom,
} from '../../../preload/contract/index.ts';
import { compose } from '../../domain/chat/delivery.ts';
import type { ReceivedMessage } from '../../sip/port.ts';
import type { Accounts } from '../accounts.svelte.ts';
import type { Clock } from '../clock.ts';
import type { Lines } from '../lines.ts';
import { Conversation } from './conversation.svelte.ts';
import { inbox } from './inbox.ts';
import { isOutgoing, Outbox, type OutgoingMessage } from './outbox.ts';
import { Receipts } from './receipts.ts';
import { Rooms } from './rooms.svelte.ts';
import { Sender } from './sender.svelte.ts';
import { Typing } from './typing.svelte.ts';

interface Dependencies {
  readonly bridge: Bridge;
  readonly accounts: Pick<Accounts, 'of'>;
  readonly lines: Pick<Lines, 'of'>;
  readonly isRegistered: (accountId: string) => boolean;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Told of a message that did not arrive while nobody looks at its conversation. */
  readonly failed: (message: OutgoingMessage) => void;
}

/** Somebody of whom there are messages that nobody has seen, and the last of them that came while Parley runs. */
export interface UnreadPerson extends Unread {
  readonly last?: ChatMessage;
}

/** What is said in writing: sent, received, and seen. */
export class Chats {
  readonly typing: Typing;
  readonly rooms: Rooms;
  readonly #take: (message: ReceivedMessage) => Promise<boolean>;
  readonly #dependencies: Dependencies;
  readonly #outbox: Outbox;
  readonly #receipts: Receipts;
  readonly #sender: Sender;
  #unread = $state.raw<readonly UnreadPerson[]>([]);
  /** The last that came from each peer while Parley runs. */
  readonly #last = new SvelteMap<string, ChatMessage>();
  #open: readonly Conversation[] = [];

  constructor(dependencies: Dependencies) {
    const { bridge, clock, newId, isRegistered } = dependencies;
    this.#dependencies = dependencies;
    this.typing = new Typing({
      clock,
      tell: (person, isActive) => this.#sender.composing(person, isActive),
    });
    this.rooms = new Rooms({ bridge, send: (...command) => this.#sender.command(...command) });
    this.#sender = new Sender({ ...dependencies, rooms: this.rooms });
    this.#outbox = new Outbox({
      isReady: isRegistered,
      send: (message) => this.#sender.text(message),
      save: (id, delivery) => bridge.request('messages:deliver', { id, delivery }),
      changed: (message) => {
        this.#sender.learn(message);
        const shown = this.#open.filter((each) => each.holds({ kind: 'message', id: message.id }));
        for (const conversation of shown) conversation.put({ kind: 'message', message });
        if (message.delivery.state.name === 'failed' && shown.length === 0) dependencies.failed(message);
      },
    });
    this.#receipts = new Receipts({
      bridge,
      isReady: isRegistered,
      send: (message) => this.#sender.receipt(message, 'displayed'),
    });
    this.#take = inbox({
      now: clock.now,
      newId,
      isRoom: (address) => this.rooms.of(address) !== undefined,
      add: (message) => bridge.request('messages:add', message),
      arrived: ({ message, whose }) => {
        const shown = this.#show({ kind: 'message', message }, whose);
        const watched = shown.find(({ isWatched }) => isWatched);
        if (watched === undefined) this.#last.set(whose.peer, message);
        void (watched === undefined ? this.#readUnread() : this.see(watched.whom));
      },
      composing: (address, isActive, refreshSeconds) => this.typing.heard(address, isActive, refreshSeconds),
      receipt: async ({ messageId, disposition }) => {
        const found = await bridge.request('messages:find', { messageId });
        if (!found.ok || found.value === null || !isOutgoing(found.value)) return;
        await this.#outbox.tell(found.value, { type: 'receipt', disposition });
      },
      sendReceipt: (receipt) => void this.#sender.receipt(receipt, 'delivered'),
    });
  }

  /** What comes in; resolves to whether it is kept. */
  async receive(message: ReceivedMessage): Promise<boolean> {
    this.#sender.heard(message);
    // What the server kept may be here before main has said which addresses are groups.
    await this.rooms.load();
    if (message.content.kind === 'text') void this.rooms.heard(message.from.address, message.content.text);
    return this.#take(message);
  }

  /** Messages that nobody has seen, of everybody. */
  get unread(): number {
    return this.#unread.reduce((sum, { count }) => sum + count, 0);
  }

  /** From whom there are such messages: of each person once, who wrote last is last. */
  get unreadPeople(): readonly UnreadPerson[] {
    return this.#unread;
  }

  /** Messages in the conversation that nobody has seen. */
  unreadIn(conversation: Conversation): number {
    return this.#unread
      .filter(({ from }) => from.some((each) => conversation.includes(each)))
      .reduce((sum, { count }) => sum + count, 0);
  }

  /** Reads what waits: messages to be sent, and those that nobody has seen. */
  async load(): Promise<void> {
    const { bridge } = this.#dependencies;
    const [unsent] = await Promise.all([
      bridge.request('messages:unsent', undefined),
      this.#readUnread(),
      this.rooms.load(),
    ]);
    for (const message of (unsent.ok ? unsent.value : []).filter(isOutgoing)) {
      // What was on its way when Parley ended may have arrived or not.
      if (message.delivery.state.name === 'sending') await this.#outbox.tell(message, { type: 'lost' });
      else this.#outbox.put(message);
    }
  }

  /** The account is registered: what waits goes out. */
  ready(accountId: string): void {
    this.#outbox.ready(accountId);
    void this.#receipts.send(accountId);
  }

  /** A call is over, and stands in the conversation from now on. */
  showCall({ call, whose }: KeptCall): void {
    this.#show({ kind: 'call', call }, whose);
  }

  /** The address book is another one: who is one person with whom may have changed. */
  regroup(): void {
    void this.#readUnread();
    for (const conversation of this.#open) void conversation.regroup();
  }

  /** Calls are gone from the history; without an id nobody knows which. */
  dropCall(id?: number): void {
    for (const conversation of this.#open) {
      if (id === undefined) void conversation.open();
      else conversation.drop({ kind: 'call', id });
    }
  }

  /** Everything with somebody, kept up to date until `release`. */
  open(whom: Whom): Conversation {
    const conversation = new Conversation(this.#dependencies.bridge, whom);
    this.#open = [...this.#open, conversation];
    return conversation;
  }

  release(conversation: Conversation): void {
    this.#open = this.#open.filter((other) => other !== conversation);
  }

  /** Whether one can write to the address; what is written to a telephone number is an SMS. */
  canWrite(accountId: string, address: string): boolean {
    return this.#sender.canWrite(accountId, address);
  }

  /** Keeps the message and sends it in its turn; a failure means that it is not kept. */
  async write(accountId: string, address: string, text: string): Promise<Failure | undefined> {
    const { bridge, clock, newId } = this.#dependencies;
    this.typing.sent();
    const kept = await bridge.request('messages:add', {
      direction: 'outgoing',
      accountId,
      address,
      text,
      at: clock.now(),
      messageId: newId(),
      delivery: compose(this.#sender.formatFor(address)),
    });
    if (!kept.ok) return kept.failure;
    const { message, whose } = kept.value;
    this.#show({ kind: 'message', message }, whose);
    if (isOutgoing(message)) this.#outbox.put(message);
    return undefined;
  }

  retry(message: ChatMessage): void {
    if (isOutgoing(message)) void this.#outbox.tell(message, { type: 'retry' });
  }

  async remove({ id }: ChatMessage): Promise<Failure | undefined> {
    const answer = await this.#dependencies.bridge.request('messages:remove', { id });
    if (!answer.ok) return answer.failure;
    for (const conversation of this.#open) conversation.drop({ kind: 'message', id });
    return undefined;
  }

  /** The person has seen everything with somebody; those who want to know are told. */
  async see(whom: Whom): Promise<void> {
    const seen = await this.#dependencies.bridge.request('messages:see', whom);
    if (!seen.ok) return;
    for (const accountId of seen.value) void this.#receipts.send(accountId);
    await this.#readUnread();
  }

  async #readUnread(): Promise<void> {
    const unread = await this.#dependencies.bridge.request('messages:unread', undefined);
    if (unread.ok) this.#unread = unread.value.map((person) => this.#withLast(person));
  }

  #withLast(person: Unread): UnreadPerson {
    const came = person.from.flatMap(({ peer }) => this.#last.get(peer) ?? []);
    const [last] = came.toSorted((one, other) => other.at - one.at);
    return last === undefined ? person : { ...person, last };
  }

  /** The open conversations to which the entry belongs. */
  #show(entry: TimelineEntry, whose: Correspondent): readonly Conversation[] {
    const shown = this.#open.filter((conversation) => conversation.includes(whose));
    for (const conversation of shown) conversation.put(entry);
    return shown;
  }
}
