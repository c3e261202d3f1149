import { SvelteSet } from 'svelte/reactivity';
import { anonymousAddress } from '../../../preload/contract/index.ts';
import type { MessageFormat } from '../../domain/chat/delivery.ts';
import { isTelephoneNumber } from '../../domain/number/telephone-number.ts';
import { sendText } from '../../sip/chat/send-text.ts';
import { composingNotice, plainText, receiptFor } from '../../sip/chat/write-message.ts';
import type { MessageAnswer, ReceivedMessage } from '../../sip/port.ts';
import type { Accounts } from '../accounts.svelte.ts';
import type { Clock } from '../clock.ts';
import type { Lines } from '../lines.ts';
import type { ReceiptFor } from './inbox.ts';
import type { OutgoingMessage } from './outbox.ts';
import { roomLine } from './room-line.ts';
import type { Rooms } from './rooms.svelte.ts';
import type { Person } from './typing.svelte.ts';

interface Dependencies {
  readonly accounts: Pick<Accounts, 'of'>;
  readonly lines: Pick<Lines, 'of'>;
  readonly rooms: Rooms;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
}

/** What goes out by chat, in the form that the other side takes. */
export class Sender {
  readonly #dependencies: Dependencies;
  /** Whose devices take plain text only, and whose have shown that they understand more. */
  readonly #plain = new SvelteSet<string>();
  readonly #rich = new SvelteSet<string>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * To nobody who does not want to be known. To a telephone number one writes only where the account takes that, or where somebody with that number has shown a
   * device that chats.
   */
  canWrite(accountId: string, address: string): boolean {
    if (address === anonymousAddress) return false;
    return !this.#isSms(address) || this.#dependencies.accounts.of(accountId)?.sms === true;
  }

  formatFor(address: string): MessageFormat {
    const isRoom = this.#dependencies.rooms.of(address) !== undefined;
    return isRoom || this.#isSms(address) || this.#plain.has(address) ? 'plain' : 'cpim';
  }

  /** What somebody sends shows what their devices understand. */
  heard({ content, from }: ReceivedMessage): void {
    if (content.kind !== 'text' || content.messageId !== undefined) this.#rich.add(from.address);
  }

  /** So does what became of a message. */
  learn({ address, delivery: { format, state } }: OutgoingMessage): void {
    if (format === 'plain') this.#plain.add(address);
    else if (state.name === 'delivered' || state.name === 'read') this.#rich.add(address);
  }

  async text({ accountId, address, text, messageId, at, delivery }: OutgoingMessage): Promise<MessageAnswer> {
    const { lines, accounts, rooms } = this.#dependencies;
    const [line, account] = [lines.of(accountId), accounts.of(accountId)];
    if (line === undefined || account === undefined) return 'lost';
    const room = rooms.of(address);
    const envelope = { from: account.aor, to: address, messageId, at };
    const way = room?.isJoined === true ? roomLine(line, () => rooms.rejoin({ ...room, accountId })) : line;
    return sendText(way, text, envelope, delivery.format, room !== undefined);
  }

  /** A text as it is, for the server. */
  command(accountId: string, address: string, text: string): Promise<MessageAnswer> {
    const line = this.#dependencies.lines.of(accountId);
    return line?.sendMessage(address, plainText(text)) ?? Promise.resolve('lost');
  }

  async receipt(receipt: ReceiptFor, disposition: 'delivered' | 'displayed'): Promise<MessageAnswer> {
    const { lines, accounts, newId, clock } = this.#dependencies;
    const [line, account] = [lines.of(receipt.accountId), accounts.of(receipt.accountId)];
    if (line === undefined || account === undefined) return 'lost';
    const envelope = { from: account.aor, to: receipt.address, messageId: newId(), at: clock.now() };
    const of = { ...envelope, messageId: receipt.messageId, at: receipt.at };
    return line.sendMessage(receipt.address, receiptFor(of, disposition, envelope));
  }

  /** Only to devices that have shown that they understand it: others would refuse it, or show it as it is. */
  composing({ accountId, address }: Person, isActive: boolean): void {
    if (!this.#rich.has(address) || this.formatFor(address) === 'plain') return;
    void this.#dependencies.lines.of(accountId)?.sendMessage(address, composingNotice(isActive));
  }

  #isSms(address: string): boolean {
    return isTelephoneNumber(address) && !this.#rich.has(address);
  }
}
