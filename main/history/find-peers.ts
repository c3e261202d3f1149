import type { PastCall } from '../../preload/contract/index.ts';
import type { Database } from '../storage/database.ts';
import { callColumns, callOf, type CallRow } from './call-row.ts';
import { searchPieces } from './search-text.ts';

/** The index knows pieces of three characters and more. */
const SHORTEST_INDEXED = 3;

/**
 * The last call with each peer that has all pieces of the text in its name or number; who was spoken to last is first.
 * Throws SQLite's errors.
 */
export function findPeers(database: Database, text: string, limit: number): PastCall[] {
  const pieces = searchPieces(text);
  if (pieces.length === 0) return [];
  const indexed = pieces.filter((piece) => [...piece].length >= SHORTEST_INDEXED);
  const short = pieces.filter((piece) => !indexed.includes(piece));
  const match = indexed.map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' AND ');
  const conditions = [
    ...(match === '' ? [] : ['peers.id IN (SELECT rowid FROM peers_text WHERE peers_text MATCH ?)']),
    ...short.map(() => 'instr(peers.search, ?) > 0'),
  ];
  const rows = database
    .prepare(
      `WITH found AS (SELECT id, last_at FROM peers WHERE ${conditions.join(' AND ')} ORDER BY last_at DESC LIMIT ?)
       SELECT ${callColumns} FROM found JOIN calls ON calls.id =
         (SELECT id FROM calls WHERE peer_id = found.id ORDER BY started_at DESC, id DESC LIMIT 1)
       ORDER BY found.last_at DESC`,
    )
    .all(...(match === '' ? [] : [match]), ...short, limit);
  return rows.map((row) => callOf(row as unknown as CallRow));
}
