import {
  type Answer,
  type ChatMessage,
  type Delivery,
  type DisplayedMessage,
  type KeptMessage,
  type NewMessage,
  type Unread,
  type Whom,
} from '../../preload/contract/index.ts';
import type { PeersTable } from '../history/peers-table.ts';
import type { Correspondents } from '../people/correspondents.ts';
import type { Backups } from '../storage/backups.ts';
import { emptyLog, inTransaction, type Database } from '../storage/database.ts';
import { kept } from '../storage/kept.ts';
import { removeInBatches } from '../storage/remove-in-batches.ts';
import { DraftsTable } from './drafts-table.ts';
import { findMessages } from './find-messages.ts';
import { MessagesTable } from './messages-table.ts';

const FOUND = 20;

interface Dependencies {
  readonly database: Database;
  readonly backups: Backups;
  readonly peers: PeersTable;
  readonly correspondents: Correspondents;
}

/** The messages. What fails is `storage-failed` and has changed nothing; what is deleted is gone for good. */
export class Messages {
  readonly #database: Database;
  readonly #backups: Backups;
  readonly #table: MessagesTable;
  readonly #drafts: DraftsTable;
  readonly #correspondents: Correspondents;

  constructor({ database, backups, peers, correspondents }: Dependencies) {
    this.#database = database;
    this.#backups = backups;
    this.#table = new MessagesTable(database, peers);
    this.#drafts = new DraftsTable(database);
    this.#correspondents = correspondents;
  }

  /** Answers when the message is on the disk. */
  add(message: NewMessage): Answer<KeptMessage> {
    return kept(() => ({ ...this.#table.add(message), whose: this.#correspondents.of(message) }));
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

  see(whom: Whom): Answer<string[]> {
    return kept(() => this.#table.see(this.#correspondents.with(whom).spans));
  }

  due(accountId: string): Answer<DisplayedMessage[]> {
    return kept(() => this.#table.due(accountId));
  }

  receiptSent(id: number): Answer<void> {
    return kept(() => this.#table.receiptSent(id));
  }

  unread(): Answer<Unread[]> {
    return kept(() => this.#unread());
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

  draft(whom: Whom): Answer<string> {
    return kept(() => this.#drafts.read(this.#correspondents.with(whom).spans));
  }

  /** Where `former` is not all that is there, an address came to the person meanwhile: its draft has not been seen yet. */
  saveDraft(whom: Whom, text: string, former: string): Answer<void> {
    return kept(() => {
      const { whose, spans } = this.#correspondents.with(whom);
      inTransaction(this.#database, () => {
        if (this.#drafts.read(spans) === former) this.#drafts.drop(spans);
        this.#drafts.put(whose.peer, text, whom);
      });
    });
  }

  #unread(): Unread[] {
    const groups = new Map<string, Unread>();
    for (const { peer, ...newest } of this.#table.unread()) {
      const people = this.#correspondents.peopleOf(peer);
      const id = people[0] ?? peer;
      const former = groups.get(id);
      groups.delete(id);
      groups.set(id, {
        ...newest,
        count: newest.count + (former?.count ?? 0),
        from: [...(former?.from ?? []), { peer, people }],
      });
    }
    return [...groups.values()];
  }

  #forget(): void {
    emptyLog(this.#database);
    this.#backups.forget();
  }
}
