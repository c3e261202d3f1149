import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Bridge, ChatMessage, Failure, PastCall, Unread } from '../../../preload/contract/index.ts';
import { compose } from '../../domain/chat/delivery.ts';
import { isTelephoneNumber } from '../../domain/number/telephone-number.ts';
import type { MessageAnswer, ReceivedMessage } from '../../sip/port.ts';
import { sendText } from '../../sip/chat/send-text.ts';
import { composingNotice, plainText, receiptFor } from '../../sip/chat/write-message.ts';
import type { Accounts } from '../accounts.svelte.ts';
import type { Clock } from '../clock.ts';
import type { Lines } from '../lines.ts';
import { Conversation } from './conversation.svelte.ts';
import { inbox, type ReceiptFor } from './inbox.ts';
import { isOutgoing, Outbox, type OutgoingMessage } from './outbox.ts';
import { Receipts } from './receipts.ts';
import { Rooms } from './rooms.svelte.ts';
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
  /** By address. */
  readonly #unread = new SvelteMap<string, UnreadPerson>();
  /** Whose devices take plain text only, and whose have shown that they understand more. */
  readonly #plain = new SvelteSet<string>();
  readonly #rich = new SvelteSet<string>();
  #open: readonly Conversation[] = [];

  constructor(dependencies: Dependencies) {
    const { bridge, clock, newId, isRegistered } = dependencies;
    this.#dependencies = dependencies;
    this.typing = new Typing({
      clock,
      tell: ({ accountId, address }, isActive) => this.#tellComposing(accountId, address, isActive),
    });
    this.rooms = new Rooms({ bridge, send: (...command) => this.#command(...command) });
    this.#outbox = new Outbox({
      isReady: isRegistered,
      send: (message) => this.#send(message),
      save: (id, delivery) => bridge.request('messages:deliver', { id, delivery }),
      changed: (message) => {
        this.#learn(message);
        this.#show(message);
        const isLookedAt = this.#open.some(({ address }) => address === message.address);
        if (message.delivery.state.name === 'failed' && !isLookedAt) dependencies.failed(message);
      },
    });
    this.#receipts = new Receipts({
      bridge,
      isReady: isRegistered,
      send: (message) => this.#sendReceipt(message, 'displayed'),
    });
    this.#take = inbox({
      now: clock.now,
      newId,
      isRoom: (address) => this.rooms.of(address) !== undefined,
      add: (message) => bridge.request('messages:add', message),
      arrived: (message) => {
        const { accountId, address } = message;
        this.#show(message);
        if (this.#isWatched(address)) void this.#markSeen(address);
        else {
          const count = this.unreadOf(address) + 1;
          this.#unread.set(address, { accountId, address, count, last: message });
        }
      },
      composing: (address, isActive, refreshSeconds) => this.typing.heard(address, isActive, refreshSeconds),
      receipt: async ({ messageId, disposition }) => {
        const found = await bridge.request('messages:find', { messageId });
        if (!found.ok || found.value === null || !isOutgoing(found.value)) return;
        await this.#outbox.tell(found.value, { type: 'receipt', disposition });
      },
      sendReceipt: (receipt) => void this.#sendReceipt(receipt, 'delivered'),
    });
  }

  /** What comes in; resolves to whether it is kept. */
  receive(message: ReceivedMessage): Promise<boolean> {
    const { content, from } = message;
    if (content.kind !== 'text' || content.messageId !== undefined) this.#rich.add(from.address);
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

  /** The draft of what is written to the address. */
  async draftOf(address: string): Promise<string> {
    const answer = await this.#dependencies.bridge.request('drafts:read', { address });
    return answer.ok ? answer.value : '';
  }

  saveDraft(address: string, text: string): void {
    void this.#dependencies.bridge.request('drafts:save', { address, text });
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

  /**
   * Whether one can write to the address: to a telephone number only where the account takes that (SMS), or where somebody
   * with that number has shown a device that chats.
   */
  canWrite(accountId: string, address: string): boolean {
    const { accounts } = this.#dependencies;
    return !isTelephoneNumber(address) || accounts.of(accountId)?.sms === true || this.#rich.has(address);
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
      delivery: compose(this.#takesPlainOnly(address) ? 'plain' : 'cpim'),
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

  #takesPlainOnly(address: string): boolean {
    const isSms = isTelephoneNumber(address) && !this.#rich.has(address);
    return isSms || this.#plain.has(address) || this.rooms.of(address) !== undefined;
  }

  #isWatched(address: string): boolean {
    return this.#open.some((conversation) => conversation.address === address && conversation.isWatched);
  }

  async #markSeen(address: string): Promise<void> {
    const seen = await this.#dependencies.bridge.request('messages:see', { address });
    for (const accountId of seen.ok ? seen.value : []) void this.#receipts.send(accountId);
  }

  #learn({ address, delivery: { format, state } }: OutgoingMessage): void {
    if (format === 'plain') this.#plain.add(address);
    else if (state.name === 'delivered' || state.name === 'read') this.#rich.add(address);
  }

  #show(message: ChatMessage): void {
    for (const conversation of this.#open) {
      if (conversation.address === message.address) conversation.put({ kind: 'message', message });
    }
  }

  async #send({ accountId, address, text, messageId, at, delivery }: OutgoingMessage) {
    const { lines, accounts } = this.#dependencies;
    const [line, account] = [lines.of(accountId), accounts.of(accountId)];
    if (line === undefined || account === undefined) return 'lost' as const;
    const room = this.rooms.of(address);
    const send = (): Promise<MessageAnswer> => {
      const envelope = { from: account.aor, to: address, messageId, at };
      return sendText(line, text, envelope, delivery.format, room !== undefined);
    };
    const answer = await send();
    if (room?.isJoined !== true || answer === 'lost' || answer.status < 300) return answer;
    // A server that started anew knows nobody who is in the group.
    return (await this.rooms.join(accountId, address)) === undefined ? send() : answer;
  }

  #command(accountId: string, address: string, text: string): Promise<MessageAnswer> {
    const line = this.#dependencies.lines.of(accountId);
    return line?.sendMessage(address, plainText(text)) ?? Promise.resolve('lost');
  }

  async #sendReceipt(receipt: ReceiptFor, disposition: 'delivered' | 'displayed'): Promise<MessageAnswer> {
    const { lines, accounts, newId, clock } = this.#dependencies;
    const [line, account] = [lines.of(receipt.accountId), accounts.of(receipt.accountId)];
    if (line === undefined || account === undefined) return 'lost';
    const envelope = { from: account.aor, to: receipt.address, messageId: newId(), at: clock.now() };
    const of = { ...envelope, messageId: receipt.messageId, at: receipt.at };
    return line.sendMessage(receipt.address, receiptFor(of, disposition, envelope));
  }

  /** Only to devices that have shown that they understand it: others would refuse it, or show it as it is. */
  #tellComposing(accountId: string, address: string, isActive: boolean): void {
    const line = this.#dependencies.lines.of(accountId);
    if (this.#rich.has(address) && !this.#takesPlainOnly(address))
      void line?.sendMessage(address, composingNotice(isActive));
  }
}
