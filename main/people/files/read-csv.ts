import papa from 'papaparse';
import type { PersonAddress } from '../../../preload/contract/index.ts';
import { columnsOf, type Column } from './csv-columns.ts';
import { isFavouriteIn } from './favourite.ts';
import { foundPerson, type Found } from './found-person.ts';
import { labelOf } from './telephone-label.ts';
import { UnusablePeopleFile } from './unusable-people-file.ts';

/** Google Contacts writes some hundred. */
const MOST_COLUMNS = 1_000;
/** Letters that are read in one turn: a few ms. */
const PIECE = 65_536;

/**
 * People of a table with a heading (RFC 4180), as Outlook and Google Contacts write it; German spreadsheets separate by
 * semicolons. Throws `UnusablePeopleFile` for what is no such table.
 */
export function* readCsv(text: string): Generator<Found> {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  // What Excel is told by, and tells.
  const [, declared, table = lines] = /^sep=(.)\n(.*)$/is.exec(lines) ?? [];
  let line = declared === undefined ? 1 : 2;
  let columns: readonly Column[] | undefined;
  for (const { record, isUnclosed } of recordsOf(table, declared ?? delimiterOf(table))) {
    if (columns === undefined) columns = columnsIn(record);
    else if (isUnclosed) yield { line, problem: 'not-understood' };
    else if (record.some((cell) => cell.trim() !== '')) yield personIn(record, columns, line);
    line += linesOf(record);
  }
  if (columns === undefined) columnsIn([]);
}

interface TableRecord {
  readonly record: readonly string[];
  /** A quote in it is never closed. */
  readonly isUnclosed: boolean;
}

/** Piece by piece, so that the reader can pause; a record that is longer than a piece makes that longer. */
function* recordsOf(table: string, delimiter: string): Generator<TableRecord> {
  const parser = new papa.Parser({ delimiter, newline: '\n' });
  for (let start = 0, size = PIECE; start < table.length;) {
    const isLast = start + size >= table.length;
    const piece = parser.parse(table.slice(start, start + size), 0, !isLast) as papa.ParseResult<string[]>;
    const unclosed = piece.errors.find(({ code }) => code === 'MissingQuotes');
    for (const [index, record] of piece.data.entries()) yield { record, isUnclosed: unclosed?.row === index };
    if (isLast) return;
    if (piece.meta.cursor === 0) size *= 2;
    start += piece.meta.cursor;
  }
}

function columnsIn(heading: readonly string[]): readonly Column[] {
  if (heading.length > MOST_COLUMNS) throw new UnusablePeopleFile('has more than 1,000 columns');
  const columns = columnsOf(heading);
  if (columns.some((column) => column?.kind === 'address')) return columns;
  throw new UnusablePeopleFile('no column is headed as a telephone number');
}

function linesOf(record: readonly string[]): number {
  return record.reduce((count, cell) => count + cell.split('\n').length - 1, 1);
}

/** Whatever there is most of in the heading. */
function delimiterOf(text: string): string {
  const [heading = ''] = /^[^\n]*/.exec(text) ?? [];
  const count = (delimiter: string): number => heading.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

function personIn(record: readonly string[], columns: readonly Column[], line: number): Found {
  const first = (kind: NonNullable<Column>['kind']): string | undefined =>
    record.find((cell, index) => columns[index]?.kind === kind && cell.trim() !== '');
  const spoken = (['prefix', 'given', 'middle', 'family', 'suffix'] as const).map(first);
  const organisation = first('organisation');
  const inParts = spoken.filter((part) => part !== undefined).join(' ');
  return foundPerson(
    {
      names: [first('name'), inParts, first('nickname'), organisation],
      organisation,
      note: first('note'),
      isFavourite: isFavouriteIn((first('categories') ?? '').split(/:::|[,;]/)),
      addresses: record.flatMap((cell, index) => addressesIn(cell, columns[index], record)),
    },
    line,
  );
}

function addressesIn(cell: string, column: Column, record: readonly string[]): PersonAddress[] {
  if (column?.kind !== 'address') return [];
  const { labelledBy } = column;
  const label = labelledBy === undefined ? column.label : labelOf(record[labelledBy] ?? '');
  // Google writes several of a kind into one cell.
  return cell
    .split(' ::: ')
    .filter((address) => /[\p{Nd}@]/u.test(address))
    .map((address) => ({ label, address }));
}
