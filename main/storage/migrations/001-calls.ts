import type { Migration } from '../migrate.ts';

/**
 * Calls, and the peers that they were with. A peer is there as long as something of it is.
 *
 * `search` holds what a peer is found by, folded as queries are (history/search-text.ts). Its index keeps no text of its
 * own and, with `secure-delete`, nothing of what is deleted. Trigrams find any piece of a number.
 */
export const calls: Migration = (database) =>
  database.exec(`
    CREATE TABLE peers (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      search TEXT NOT NULL,
      last_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX peers_by_last ON peers (last_at);

    CREATE VIRTUAL TABLE peers_text USING fts5(
      search, content = 'peers', content_rowid = 'id', tokenize = 'trigram'
    );
    INSERT INTO peers_text (peers_text, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER peers_inserted AFTER INSERT ON peers BEGIN
      INSERT INTO peers_text (rowid, search) VALUES (new.id, new.search);
    END;
    CREATE TRIGGER peers_updated AFTER UPDATE OF search ON peers WHEN old.search <> new.search BEGIN
      INSERT INTO peers_text (peers_text, rowid, search) VALUES ('delete', old.id, old.search);
      INSERT INTO peers_text (rowid, search) VALUES (new.id, new.search);
    END;
    CREATE TRIGGER peers_deleted AFTER DELETE ON peers BEGIN
      INSERT INTO peers_text (peers_text, rowid, search) VALUES ('delete', old.id, old.search);
    END;

    CREATE TABLE calls (
      id INTEGER PRIMARY KEY,
      peer_id INTEGER NOT NULL REFERENCES peers (id),
      account_id TEXT NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
      address TEXT NOT NULL,
      display_name TEXT,
      dialled TEXT,
      started_at INTEGER NOT NULL,
      answered_at INTEGER,
      ended_at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      status INTEGER,
      sip_call_id TEXT NOT NULL,
      seen INTEGER NOT NULL CHECK (seen IN (0, 1))
    ) STRICT;
    CREATE INDEX calls_by_start ON calls (started_at);
    CREATE INDEX calls_by_peer ON calls (peer_id, started_at);
    CREATE INDEX calls_unseen ON calls (seen) WHERE seen = 0;
    CREATE TRIGGER calls_deleted AFTER DELETE ON calls BEGIN
      DELETE FROM peers WHERE id = old.peer_id AND NOT EXISTS (SELECT 1 FROM calls WHERE peer_id = old.peer_id);
      UPDATE peers SET last_at = (SELECT max(started_at) FROM calls WHERE peer_id = old.peer_id)
        WHERE id = old.peer_id AND last_at = old.started_at;
    END;
  `);
