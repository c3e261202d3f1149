import papa from 'papaparse';
import type { PersonAddress } from '../../../preload/contract/index.ts';
import { columnsOf, type Column } from './csv-columns.ts';
import { isFavouriteIn } from './favourite.ts';
import { foundPerson, type Found } from './found-person.ts';
import { labelOf } from './telephone-label.ts';
import { UnusablePeopleFile } from './unusable-people-file.ts';

/** Google Contacts writes some hundred. */
const MOST_COLUMNS = 1_000;

/**
 * People of a table with a heading (RFC 4180), as Outlook and Google Contacts write it; German spreadsheets separate by
 * semicolons. Throws `UnusablePeopleFile` for what is no such table.
 */
export function* readCsv(text: string): Generator<Found> {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  // What Excel is told by, and tells.
  const [, declared, table = lines] = /^sep=(.)\n(.*)$/is.exec(lines) ?? [];
  const { data, errors } = papa.parse<readonly string[]>(table, {
    delimiter: declared ?? delimiterOf(table),
    newline: '\n',
  });
  let line = declared === undefined ? 1 : 2;
  const [heading = [], ...records] = data;
  if (heading.length > MOST_COLUMNS) throw new UnusablePeopleFile('has more than 1,000 columns');
  const columns = columnsOf(heading);
  if (!columns.some((column) => column?.kind === 'address'))
    throw new UnusablePeopleFile('no column is headed as a telephone number');
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes');
  line += linesOf(heading);
  for (const [index, record] of records.entries()) {
    if (unclosed?.row === index + 1) yield { line, problem: 'not-understood' };
    else if (record.some((cell) => cell.trim() !== '')) yield personIn(record, columns, line);
    line += linesOf(record);
  }
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
