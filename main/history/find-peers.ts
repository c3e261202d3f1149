import type { PastCall } from '../../preload/contract/index.ts';
import type { Database } from '../storage/database.ts';
import { callColumns, callOf, type CallRow } from './call-row.ts';
import { textMatch } from './text-match.ts';

/**
 * The last call with each peer that has all pieces of the text in its name or number; who was spoken to last is first.
 * Throws SQLite's errors.
 */
export function findPeers(database: Database, text: string, limit: number): PastCall[] {
  const match = textMatch('peers', text);
  if (match === undefined) return [];
  const rows = database
    .prepare(
      `WITH found AS (SELECT id, last_at FROM peers WHERE ${match.condition} ORDER BY last_at DESC LIMIT ?)
       SELECT ${callColumns} FROM found JOIN calls ON calls.id =
         (SELECT id FROM calls WHERE peer_id = found.id ORDER BY started_at DESC, id DESC LIMIT 1)
       ORDER BY found.last_at DESC`,
    )
    .all(...match.values, limit);
  return rows.map((row) => callOf(row as unknown as CallRow));
}
