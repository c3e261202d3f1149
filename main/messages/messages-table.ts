import type { ChatMessage, Delivery, DisplayedMessage, NewMessage } from '../../preload/contract/index.ts';
import type { PeersTable } from '../history/peers-table.ts';
import { peersIn } from '../people/correspondents.ts';
import { inTransaction, type Database } from '../storage/database.ts';
import { deliveryColumns, messageColumns, messageOf, rowOf, type MessageRow } from './message-row.ts';
import { withPart, type Part, type Parts } from './parts.ts';

function prepare(database: Database) {
  const select = `SELECT ${messageColumns} FROM messages`;
  const ofPeers = `peer_id IN (${peersIn})`;
  // Seen, and its sender has not been told yet.
  const isDue = 'seen = 1 AND wants_displayed = 1';
  return {
    named: database.prepare(
      `${select} WHERE message_id = :name AND peer_id = :peer AND direction = :direction`,
    ),
    insert: database.prepare(`
      INSERT INTO messages (peer_id, account_id, direction, address, author, message_id, text, parts, written_at,
        format, state, problem, status, wants_displayed, seen)
      VALUES (:peer_id, :account_id, :direction, :address, :author, :message_id, :text, :parts, :written_at,
        :format, :state, :problem, :status, :wants_displayed, :seen)`),
    complete: database.prepare(`
      UPDATE messages SET text = :text, parts = :parts, wants_displayed = max(wants_displayed, :wants_displayed),
        seen = 0 WHERE id = :id`),
    deliver: database.prepare(`
      UPDATE messages SET format = :format, state = :state, problem = :problem, status = :status WHERE id = :id`),
    sent: database.prepare(`${select} WHERE message_id = :name AND direction = 'outgoing' LIMIT 1`),
    unsent: database.prepare(`${select} WHERE state IN ('queued', 'sending') ORDER BY id`),
    unseenAccounts: database.prepare(`
      SELECT DISTINCT account_id FROM messages WHERE ${ofPeers} AND seen = 0 AND wants_displayed = 1`),
    markSeen: database.prepare(`UPDATE messages SET seen = 1 WHERE ${ofPeers} AND seen = 0`),
    due: database.prepare(`${select} WHERE ${isDue} AND account_id = :accountId ORDER BY id`),
    forgetOldDue: database.prepare(`
      UPDATE messages SET wants_displayed = 0 WHERE ${isDue} AND id <=
        (SELECT id FROM messages WHERE ${isDue} ORDER BY id DESC LIMIT 1 OFFSET ${MOST_DUE})`),
    receiptSent: database.prepare('UPDATE messages SET wants_displayed = 0 WHERE id = :id'),
    // SQLite takes what is not counted from the row of the maximum.
    unread: database.prepare(`
      SELECT peer, accountId, address, count FROM (
        SELECT peers.key AS peer, account_id AS accountId, address, count(*) AS count, max(written_at) AS at
        FROM messages JOIN peers ON peers.id = peer_id WHERE seen = 0 GROUP BY peer_id
      ) ORDER BY at`),
    remove: database.prepare('DELETE FROM messages WHERE id = :id'),
    removeOldest: database.prepare(`
      DELETE FROM messages WHERE id IN
        (SELECT id FROM messages WHERE written_at < :before ORDER BY written_at LIMIT :limit)`),
  };
}

/** So many receipts are owed at most, for all accounts together: after a long time away the newest are enough. */
const MOST_DUE = 500;

/** Messages with one peer that nobody has seen; account and address are those of the newest. */
export interface UnreadOfPeer {
  readonly peer: string;
  readonly accountId: string;
  readonly address: string;
  readonly count: number;
}

/** Queries over messages, and nothing else. All throw SQLite's errors. */
export class MessagesTable {
  readonly #database: Database;
  readonly #peers: PeersTable;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database, peers: PeersTable) {
    this.#database = database;
    this.#peers = peers;
    this.#statements = prepare(database);
  }

  /** Returns when the message is on the disk. One of that name that is there already is not new, and stays as it is. */
  add(message: NewMessage): { readonly message: ChatMessage; readonly isNew: boolean } {
    return inTransaction(this.#database, () => {
      const peer = this.#peers.put(message);
      const { messageId: name, direction } = message;
      const known = this.#statements.named.get({ name, peer, direction }) as MessageRow | undefined;
      const part = message.direction === 'incoming' ? message.part : undefined;
      if (known === undefined) return this.#insert(message, peer, part);
      const parts = known.parts === null ? undefined : (JSON.parse(known.parts) as Parts);
      if (part === undefined || parts === undefined || part.number in parts) {
        return { message: messageOf(known), isNew: false };
      }
      return this.#complete(known, parts, part, rowOf(message));
    });
  }

  deliver(id: number, delivery: Delivery): void {
    this.#statements.deliver.run({ id, ...deliveryColumns(delivery) });
  }

  /** The message of ours with that name. */
  find(messageId: string): ChatMessage | undefined {
    return messageIn(this.#statements.sent.get({ name: messageId }));
  }

  /** Those of ours that are not sent yet, oldest first. */
  unsent(): ChatMessage[] {
    return (this.#statements.unsent.all() as unknown as MessageRow[]).map(messageOf);
  }

  /**
   * Everything with these peers is seen; gives the accounts that owe receipts for it.
   *
   * @param spans of their keys (people/correspondents.ts)
   */
  see(spans: string): string[] {
    return inTransaction(this.#database, () => {
      const accounts = this.#statements.unseenAccounts.all({ spans });
      this.#statements.markSeen.run({ spans });
      if (accounts.length > 0) this.#statements.forgetOldDue.run();
      return accounts.map((row) => String(row['account_id']));
    });
  }

  /** What was seen and whose sender has still to be told, oldest first. */
  due(accountId: string): DisplayedMessage[] {
    const rows = this.#statements.due.all({ accountId }) as unknown as MessageRow[];
    return rows.map((row) => ({
      id: row.id,
      accountId: row.account_id,
      address: row.address,
      messageId: row.message_id,
      at: row.written_at,
    }));
  }

  receiptSent(id: number): void {
    this.#statements.receiptSent.run({ id });
  }

  /** Who wrote last is last. */
  unread(): UnreadOfPeer[] {
    return this.#statements.unread.all() as unknown as UnreadOfPeer[];
  }

  /** Whether it was there. */
  remove(id: number): boolean {
    return this.#statements.remove.run({ id }).changes > 0;
  }

  /** Deletes the oldest messages that were written before `before` (ms since the epoch), at most `limit`; how many. */
  removeOldest(before: number, limit: number): number {
    return Number(this.#statements.removeOldest.run({ before, limit }).changes);
  }

  #insert(message: NewMessage, peer: number, part: Part | undefined) {
    const first = part === undefined ? undefined : withPart({}, part, message.text);
    const row = rowOf(message);
    const { lastInsertRowid } = this.#statements.insert.run({
      ...row,
      peer_id: peer,
      text: first?.text ?? row.text,
      parts: first === undefined || first.isWhole ? null : JSON.stringify(first.parts),
    });
    const inserted = { ...row, id: Number(lastInsertRowid), text: first?.text ?? row.text, parts: null };
    return { message: messageOf(inserted), isNew: true };
  }

  #complete(known: MessageRow, parts: Parts, part: Part, row: Pick<MessageRow, 'text' | 'wants_displayed'>) {
    const { parts: now, text, isWhole } = withPart(parts, part, row.text);
    this.#statements.complete.run({
      id: known.id,
      text,
      parts: isWhole ? null : JSON.stringify(now),
      wants_displayed: row.wants_displayed,
    });
    return { message: messageOf({ ...known, text, seen: 0 }), isNew: true };
  }
}

function messageIn(row: unknown): ChatMessage | undefined {
  return row === undefined ? undefined : messageOf(row as MessageRow);
}
