import type { Migration } from '../migrate.ts';

/**
 * Messages, and what is being written. A peer is there as long as a call or a message of it is.
 *
 * `parts` holds what came of a long text until all of it has come. A message is known by its sender's name for it, and
 * is kept once. The index of texts keeps none of its own.
 */
export const messages: Migration = (database) =>
  database.exec(`
    CREATE TABLE messages (
      id INTEGER PRIMARY KEY,
      peer_id INTEGER NOT NULL REFERENCES peers (id),
      account_id TEXT NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
      address TEXT NOT NULL,
      author TEXT,
      message_id TEXT NOT NULL,
      text TEXT NOT NULL,
      parts TEXT,
      written_at INTEGER NOT NULL,
      format TEXT,
      state TEXT,
      problem TEXT,
      status INTEGER,
      wants_displayed INTEGER NOT NULL CHECK (wants_displayed IN (0, 1)),
      seen INTEGER NOT NULL CHECK (seen IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX messages_by_name ON messages (message_id, peer_id, direction);
    CREATE INDEX messages_by_peer ON messages (peer_id, written_at);
    CREATE INDEX messages_by_time ON messages (written_at);
    CREATE INDEX messages_unsent ON messages (id) WHERE state IN ('queued', 'sending');
    CREATE INDEX messages_unseen ON messages (peer_id) WHERE seen = 0;

    CREATE VIRTUAL TABLE messages_text USING fts5(
      text, content = 'messages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    INSERT INTO messages_text (messages_text, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER messages_inserted AFTER INSERT ON messages BEGIN
      INSERT INTO messages_text (rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER messages_updated AFTER UPDATE OF text ON messages WHEN old.text <> new.text BEGIN
      INSERT INTO messages_text (messages_text, rowid, text) VALUES ('delete', old.id, old.text);
      INSERT INTO messages_text (rowid, text) VALUES (new.id, new.text);
    END;

    CREATE VIEW peer_moments AS
      SELECT peer_id, started_at AS at FROM calls UNION ALL SELECT peer_id, written_at FROM messages;
    DROP TRIGGER calls_deleted;
    CREATE TRIGGER calls_deleted AFTER DELETE ON calls BEGIN
      DELETE FROM peers WHERE id = old.peer_id AND NOT EXISTS (SELECT 1 FROM peer_moments WHERE peer_id = old.peer_id);
      UPDATE peers SET last_at = (SELECT max(at) FROM peer_moments WHERE peer_id = old.peer_id)
        WHERE id = old.peer_id AND last_at = old.started_at;
    END;
    CREATE TRIGGER messages_deleted AFTER DELETE ON messages BEGIN
      INSERT INTO messages_text (messages_text, rowid, text) VALUES ('delete', old.id, old.text);
      DELETE FROM peers WHERE id = old.peer_id AND NOT EXISTS (SELECT 1 FROM peer_moments WHERE peer_id = old.peer_id);
      UPDATE peers SET last_at = (SELECT max(at) FROM peer_moments WHERE peer_id = old.peer_id)
        WHERE id = old.peer_id AND last_at = old.written_at;
    END;

    CREATE TABLE drafts (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `);
