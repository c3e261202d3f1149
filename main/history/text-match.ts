import { searchPieces } from './search-text.ts';

/** The index knows pieces of three characters and more. */
const SHORTEST_INDEXED = 3;

interface TextMatch {
  /** Over the columns `id` and `search` of the table. */
  readonly condition: string;
  readonly values: readonly string[];
}

/** What finds the rows of `table` whose `search` has all pieces of the text; undefined for a text without any. */
export function textMatch(table: 'peers' | 'people', text: string): TextMatch | undefined {
  const pieces = searchPieces(text);
  if (pieces.length === 0) return undefined;
  const indexed = pieces.filter((piece) => [...piece].length >= SHORTEST_INDEXED);
  const short = pieces.filter((piece) => !indexed.includes(piece));
  const match = indexed.map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' AND ');
  const conditions = [
    ...(match === '' ? [] : [`${table}.id IN (SELECT rowid FROM ${table}_text WHERE ${table}_text MATCH ?)`]),
    ...short.map(() => `instr(${table}.search, ?) > 0`),
  ];
  return { condition: conditions.join(' AND '), values: [...(match === '' ? [] : [match]), ...short] };
}
