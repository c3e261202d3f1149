import type { Migration } from '../migrate.ts';

/** Group chats that were ever joined; and receipts that are still to be sent are found without reading all messages. */
export const rooms: Migration = (database) =>
  database.exec(`
    CREATE TABLE rooms (
      address TEXT PRIMARY KEY,
      account_id TEXT NOT NULL,
      joined INTEGER NOT NULL CHECK (joined IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX messages_due ON messages (id) WHERE seen = 1 AND wants_displayed = 1;
  `);
