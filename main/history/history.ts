import {
  done,
  type Answer,
  type CallRecord,
  type HistoryPage,
  type HistoryQuery,
  type KeptCall,
  type PastCall,
} from '../../preload/contract/index.ts';
import type { Correspondents } from '../people/correspondents.ts';
import type { Backups } from '../storage/backups.ts';
import { emptyLog, type Database } from '../storage/database.ts';
import { kept } from '../storage/kept.ts';
import { removeInBatches } from '../storage/remove-in-batches.ts';
import { CallsTable } from './calls-table.ts';
import { findPeers } from './find-peers.ts';
import type { PeersTable } from './peers-table.ts';

const SHOWN = 20;

interface Dependencies {
  readonly database: Database;
  readonly backups: Backups;
  readonly peers: PeersTable;
  readonly correspondents: Correspondents;
}

/** The calls of the past. What fails is `storage-failed` and has changed nothing; what is deleted is gone for good. */
export class History {
  readonly #database: Database;
  readonly #backups: Backups;
  readonly #calls: CallsTable;
  readonly #correspondents: Correspondents;

  constructor({ database, backups, peers, correspondents }: Dependencies) {
    this.#database = database;
    this.#backups = backups;
    this.#calls = new CallsTable(database, peers);
    this.#correspondents = correspondents;
  }

  /** Answers when the call is on the disk. */
  add(call: CallRecord): Answer<KeptCall> {
    const { address } = call.party;
    return kept(() => ({
      call: this.#calls.add(call),
      whose: this.#correspondents.of({ address, accountId: call.accountId }),
    }));
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
    const removed = await removeInBatches((limit) => this.#calls.removeOldest(time, limit));
    if (!removed.ok || removed.value === 0) return removed;
    return kept(() => {
      this.#forget();
      return removed.value;
    });
  }

  #forget(): void {
    emptyLog(this.#database);
    this.#backups.forget();
  }
}
