import type { Migration } from '../migrate.ts';

/**
 * The address book: the person's own people, and those whom the administrator provides, who are written anew when that
 * list changes. A mark of favour is kept by name (`uid`), so that it outlives that.
 *
 * `key` is that of a peer (history/peer.ts): by it a caller is found. The index of `search` keeps no text of its own.
 */
export const people: Migration = (database) =>
  database.exec(`
    CREATE TABLE people (
      id INTEGER PRIMARY KEY,
      uid TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      organisation TEXT,
      note TEXT,
      is_provided INTEGER NOT NULL CHECK (is_provided IN (0, 1)),
      search TEXT NOT NULL
    ) STRICT;
    CREATE INDEX people_provided ON people (id) WHERE is_provided = 1;

    CREATE TABLE addresses (
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      label TEXT NOT NULL,
      address TEXT NOT NULL,
      key TEXT NOT NULL,
      PRIMARY KEY (person_id, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX addresses_by_key ON addresses (key);

    CREATE TABLE favourites (uid TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE people_text USING fts5(
      search, content = 'people', content_rowid = 'id', tokenize = 'trigram'
    );
    INSERT INTO people_text (people_text, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER people_inserted AFTER INSERT ON people BEGIN
      INSERT INTO people_text (rowid, search) VALUES (new.id, new.search);
    END;
    CREATE TRIGGER people_updated AFTER UPDATE OF search ON people WHEN old.search <> new.search BEGIN
      INSERT INTO people_text (people_text, rowid, search) VALUES ('delete', old.id, old.search);
      INSERT INTO people_text (rowid, search) VALUES (new.id, new.search);
    END;
    CREATE TRIGGER people_deleted AFTER DELETE ON people BEGIN
      INSERT INTO people_text (people_text, rowid, search) VALUES ('delete', old.id, old.search);
      DELETE FROM favourites WHERE uid = old.uid AND old.is_provided = 0;
    END;
  `);
