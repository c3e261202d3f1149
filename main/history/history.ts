import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  done,
  failed,
  type Answer,
  type CallRecord,
  type HistoryPage,
  type HistoryQuery,
  type PastCall,
} from '../../preload/contract/index.ts';
import type { Backups } from '../storage/backups.ts';
import { emptyLog, type Database } from '../storage/database.ts';
import { CallsTable } from './calls-table.ts';
import { findPeers } from './find-peers.ts';

/** Calls that are deleted in one turn: a few ms, so that nothing else in main waits. */
const BATCH = 200;

const SHOWN = 20;

interface Dependencies {
  readonly database: Database;
  readonly backups: Backups;
  /** ISO 3166 code of the country whose national numbers are understood. */
  readonly country: string;
}

/** The calls of the past. What fails is `storage-failed` and has changed nothing; what is deleted is gone for good. */
export class History {
  readonly #database: Database;
  readonly #backups: Backups;
  readonly #calls: CallsTable;

  constructor({ database, backups, country }: Dependencies) {
    this.#database = database;
    this.#backups = backups;
    this.#calls = new CallsTable(database, country);
  }

  /** Answers when the call is on the disk. */
  add(call: CallRecord): Answer<PastCall> {
    return kept(() => this.#calls.add(call));
  }

  page(query: HistoryQuery): Answer<HistoryPage> {
    return kept(() => this.#calls.page(query));
  }

  /** The last call with each peer whose name or number has the text in it. */
  search(text: string): Answer<PastCall[]> {
    return kept(() => findPeers(this.#database, text, SHOWN));
  }

  /** Missed calls since the last look. */
  unseen(): Answer<number> {
    return kept(() => this.#calls.unseen);
  }

  markSeen(): Answer<void> {
    return kept(() => this.#calls.markSeen());
  }

  remove(id: number): Answer<void> {
    return kept(() => {
      if (this.#calls.remove(id)) this.#forget();
    });
  }

  clear(): Promise<Answer<void>> {
    return this.removeBefore(Number.MAX_SAFE_INTEGER).then((removed) => (removed.ok ? done() : removed));
  }

  /** Deletes the calls that began before `time` (ms since the epoch), batch by batch; answers how many. */
  async removeBefore(time: number): Promise<Answer<number>> {
    let count = 0;
    for (;;) {
      const removed = kept(() => this.#calls.removeOldest(time, BATCH));
      if (!removed.ok) return removed;
      count += removed.value;
      if (removed.value < BATCH) break;
      await nextTurn();
    }
    return kept(() => {
      if (count > 0) this.#forget();
      return count;
    });
  }

  #forget(): void {
    emptyLog(this.#database);
    this.#backups.forget();
  }
}

function kept<Value>(work: () => Value): Answer<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return failed('storage-failed', (error as Error).message);
  }
}
