import {
  type Answer,
  type ChatMessage,
  type Delivery,
  type DisplayedMessage,
  type KeptMessage,
  type NewMessage,
  type Unread,
} from '../../preload/contract/index.ts';
import type { PeersTable } from '../history/peers-table.ts';
import type { Backups } from '../storage/backups.ts';
import { emptyLog, type Database } from '../storage/database.ts';
import { kept } from '../storage/kept.ts';
import { removeInBatches } from '../storage/remove-in-batches.ts';
import { findMessages } from './find-messages.ts';
import { MessagesTable } from './messages-table.ts';

const FOUND = 20;

interface Dependencies {
  readonly database: Database;
  readonly backups: Backups;
  readonly peers: PeersTable;
}

/** The messages. What fails is `storage-failed` and has changed nothing; what is deleted is gone for good. */
export class Messages {
  readonly #database: Database;
  readonly #backups: Backups;
  readonly #table: MessagesTable;

  constructor({ database, backups, peers }: Dependencies) {
    this.#database = database;
    this.#backups = backups;
    this.#table = new MessagesTable(database, peers);
  }

  /** Answers when the message is on the disk. */
  add(message: NewMessage): Answer<KeptMessage> {
    return kept(() => this.#table.add(message));
  }

  deliver(id: number, delivery: Delivery): Answer<void> {
    return kept(() => this.#table.deliver(id, delivery));
  }

  find(messageId: string): Answer<ChatMessage | null> {
    return kept(() => this.#table.find(messageId) ?? null);
  }

  unsent(): Answer<ChatMessage[]> {
    return kept(() => this.#table.unsent());
  }

  see(address: string): Answer<string[]> {
    return kept(() => this.#table.see(address));
  }

  due(accountId: string): Answer<DisplayedMessage[]> {
    return kept(() => this.#table.due(accountId));
  }

  receiptSent(id: number): Answer<void> {
    return kept(() => this.#table.receiptSent(id));
  }

  unread(): Answer<Unread[]> {
    return kept(() => this.#table.unread());
  }

  search(text: string): Answer<ChatMessage[]> {
    return kept(() => findMessages(this.#database, text, FOUND));
  }

  remove(id: number): Answer<void> {
    return kept(() => {
      if (this.#table.remove(id)) this.#forget();
    });
  }

  /** Deletes the messages that were written before `time` (ms since the epoch), batch by batch; answers how many. */
  async removeBefore(time: number): Promise<Answer<number>> {
    const removed = await removeInBatches((limit) => this.#table.removeOldest(time, limit));
    if (!removed.ok || removed.value === 0) return removed;
    return kept(() => {
      this.#forget();
      return removed.value;
    });
  }

  draft(address: string): Answer<string> {
    return kept(() => this.#table.draft(address));
  }

  saveDraft(address: string, text: string): Answer<void> {
    return kept(() => this.#table.saveDraft(address, text));
  }

  #forget(): void {
    emptyLog(this.#database);
    this.#backups.forget();
  }
}
