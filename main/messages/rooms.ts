import type { Answer, Room } from '../../preload/contract/index.ts';
import type { Database } from '../storage/database.ts';
import { kept } from '../storage/kept.ts';

/** The group chats that were ever joined. What fails is `storage-failed` and has changed nothing. */
export class Rooms {
  readonly #all: ReturnType<Database['prepare']>;
  readonly #put: ReturnType<Database['prepare']>;

  constructor(database: Database) {
    this.#all = database.prepare('SELECT account_id, address, joined FROM rooms');
    this.#put = database.prepare(`
      INSERT OR REPLACE INTO rooms (account_id, address, joined) VALUES (:accountId, :address, :joined)`);
  }

  list(): Answer<Room[]> {
    return kept(() =>
      this.#all.all().map((row) => ({
        accountId: String(row['account_id']),
        address: String(row['address']),
        isJoined: row['joined'] === 1,
      })),
    );
  }

  put({ accountId, address, isJoined }: Room): Answer<void> {
    return kept(() => void this.#put.run({ accountId, address, joined: isJoined ? 1 : 0 }));
  }
}
