import {
  isMissed,
  type CallRecord,
  type HistoryPage,
  type HistoryQuery,
  type PastCall,
} from '../../preload/contract/index.ts';
import { inTransaction, type Database } from '../storage/database.ts';
import { callColumns, callOf, rowOf, type CallRow } from './call-row.ts';
import type { PeersTable } from './peers-table.ts';

/** The newest call is first, and of calls that began at the same time the one that was added last. */
const newestFirst = 'ORDER BY started_at DESC, calls.id DESC LIMIT :limit';
const olderThan = '(started_at, calls.id) < (:startedAt, :id)';

function prepare(database: Database) {
  const select = `SELECT ${callColumns} FROM calls`;
  return {
    insert: database.prepare(`
      INSERT INTO calls (peer_id, account_id, direction, address, display_name, dialled, started_at, answered_at,
        ended_at, reason, status, sip_call_id, quality, seen)
      VALUES (:peer_id, :account_id, :direction, :address, :display_name, :dialled, :started_at, :answered_at,
        :ended_at, :reason, :status, :sip_call_id, :quality, :seen)`),
    newest: database.prepare(`${select} ${newestFirst}`),
    older: database.prepare(`${select} WHERE ${olderThan} ${newestFirst}`),
    remove: database.prepare('DELETE FROM calls WHERE id = :id'),
    removeOldest: database.prepare(`
      DELETE FROM calls WHERE id IN
        (SELECT id FROM calls WHERE started_at < :before ORDER BY started_at LIMIT :limit)`),
    unseen: database.prepare('SELECT count(*) AS count FROM calls WHERE seen = 0'),
    markSeen: database.prepare('UPDATE calls SET seen = 1 WHERE seen = 0'),
  };
}

/** Queries over the calls of the past, and nothing else. All throw SQLite's errors. */
export class CallsTable {
  readonly #database: Database;
  readonly #peers: PeersTable;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database, peers: PeersTable) {
    this.#database = database;
    this.#peers = peers;
    this.#statements = prepare(database);
  }

  /** Returns when the call is on the disk. */
  add(call: CallRecord): PastCall {
    const { party, accountId, startedAt: at } = call;
    return inTransaction(this.#database, () => {
      const { lastInsertRowid } = this.#statements.insert.run({
        ...rowOf(call),
        peer_id: this.#peers.put({ ...party, accountId, at }),
        seen: isMissed(call) ? 0 : 1,
      });
      return { id: Number(lastInsertRowid), ...call };
    });
  }

  page({ before, limit }: HistoryQuery): HistoryPage {
    const { newest, older } = this.#statements;
    // One more than is asked for tells whether there is more.
    const rows = (before ? older : newest).all({ ...before, limit: limit + 1 }) as CallRow[];
    return { calls: rows.slice(0, limit).map(callOf), hasMore: rows.length > limit };
  }

  /** Whether it was there. */
  remove(id: number): boolean {
    return this.#statements.remove.run({ id }).changes > 0;
  }

  /** Deletes the oldest calls that began before `before` (ms since the epoch), at most `limit`; how many they were. */
  removeOldest(before: number, limit: number): number {
    return Number(this.#statements.removeOldest.run({ before, limit }).changes);
  }

  /** Missed calls since the last look. */
  get unseen(): number {
    return Number(this.#statements.unseen.get()?.['count']);
  }

  markSeen(): void {
    this.#statements.markSeen.run();
  }
}
