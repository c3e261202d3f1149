import { SvelteMap } from 'svelte/reactivity';
import type { Bridge, ChatMessage, Failure, PastCall, Unread } from '../../../preload/contract/index.ts';
import { compose } from '../../domain/chat/delivery.ts';
import type { ReceivedMessage } from '../../sip/port.ts';
import type { Accounts } from '../accounts.svelte.ts';
import type { Clock } from '../clock.ts';
import type { Lines } from '../lines.ts';
import { Conversation } from './conversation.svelte.ts';
import { Draft } from './draft.svelte.ts';
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
  /** By address. */
  readonly #unread = new SvelteMap<string, UnreadPerson>();
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
        this.#show(message);
        const isLookedAt = this.#open.some(({ address }) => address === message.address);
        if (message.delivery.state.name === 'failed' && !isLookedAt) dependencies.failed(message);
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
      arrived: (message, isCounted) => {
        const { accountId, address } = message;
        this.#show(message);
        if (this.#isWatched(address)) void this.#markSeen(address);
        else {
          const count = Math.max(1, this.unreadOf(address) + (isCounted ? 0 : 1));
          this.#unread.set(address, { accountId, address, count, last: message });
        }
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
    return this.#take(message);
  }

  /** Messages that nobody has seen, of everybody. */
  get unread(): number {
    return this.unreadPeople.reduce((sum, { count }) => sum + count, 0);
  }

  /** From whom there are such messages. */
  get unreadPeople(): readonly UnreadPerson[] {
    return [...this.#unread.values()];
  }

  unreadOf(address: string): number {
    return this.#unread.get(address)?.count ?? 0;
  }

  /** Reads what waits: messages to be sent, and those that nobody has seen. */
  async load(): Promise<void> {
    const { bridge } = this.#dependencies;
    const [unsent, unread] = await Promise.all([
      bridge.request('messages:unsent', undefined),
      bridge.request('messages:unread', undefined),
      this.rooms.load(),
    ]);
    for (const person of unread.ok ? unread.value : []) this.#unread.set(person.address, person);
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

  /** What is being written to the address. */
  draft(address: string): Draft {
    return new Draft(this.#dependencies.bridge, address);
  }

  /** A call is over, and stands in the conversation from now on. */
  showCall(call: PastCall): void {
    for (const conversation of this.#open) {
      if (conversation.address === call.party.address) conversation.put({ kind: 'call', call });
    }
  }

  /** Calls are gone from the history; without an id nobody knows which. */
  dropCall(id?: number): void {
    for (const conversation of this.#open) {
      if (id === undefined) void conversation.open();
      else conversation.drop({ kind: 'call', id });
    }
  }

  /** Everything with the address, kept up to date until `release`. */
  open(address: string): Conversation {
    const conversation = new Conversation(this.#dependencies.bridge, address);
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
    const { message } = kept.value;
    this.#show(message);
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

  /** The person has seen everything with the address; those who want to know are told. */
  async see(address: string): Promise<void> {
    if (this.#unread.delete(address)) await this.#markSeen(address);
  }

  #isWatched(address: string): boolean {
    return this.#open.some((conversation) => conversation.address === address && conversation.isWatched);
  }

  async #markSeen(address: string): Promise<void> {
    const seen = await this.#dependencies.bridge.request('messages:see', { address });
    for (const accountId of seen.ok ? seen.value : []) void this.#receipts.send(accountId);
  }

  #show(message: ChatMessage): void {
    for (const conversation of this.#open) {
      if (conversation.address === message.address) conversation.put({ kind: 'message', message });
    }
  }
}
