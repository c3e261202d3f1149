import type { Person } from '../../preload/contract/index.ts';
import { folded } from '../history/search-text.ts';
import { textMatch } from '../history/text-match.ts';
import type { Database } from '../storage/database.ts';
import { personColumns, personOf, type PersonRow } from './person-row.ts';

/**
 * Those who have all pieces of the text in their name, organisation or numbers: first whose name begins with it, then
 * favourites. Throws SQLite's errors.
 */
export function searchPeople(database: Database, text: string, limit: number): Person[] {
  const match = textMatch('people', text);
  if (match === undefined) return [];
  const rows = database
    .prepare(
      `SELECT ${personColumns} FROM people WHERE ${match.condition}
       ORDER BY instr(search, ?) <> 1, is_favourite DESC, name LIMIT ?`,
    )
    .all(...match.values, folded(text.trim()), limit);
  return (rows as unknown as PersonRow[]).map(personOf);
}
