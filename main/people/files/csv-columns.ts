import type { AddressLabel } from '../../../preload/contract/index.ts';
import { folded } from '../../history/search-text.ts';
import { labelOf } from './telephone-label.ts';

type NameColumn = 'name' | 'prefix' | 'given' | 'middle' | 'family' | 'suffix' | 'nickname';

/** What a column of a table of people says. */
export type Column =
  | { readonly kind: NameColumn | 'organisation' | 'note' | 'categories' }
  /** `labelledBy` is the index of the column that says what kind of number it is, row by row. */
  | { readonly kind: 'address'; readonly label: AddressLabel; readonly labelledBy?: number }
  | undefined;

/** As Outlook, Google Contacts, Thunderbird and people in spreadsheets head them, in English and German. */
const heads: Readonly<Record<string, NameColumn | 'organisation' | 'note' | 'categories'>> = {
  name: 'name',
  'full name': 'name',
  'display name': 'name',
  anzeigename: 'name',
  'name prefix': 'prefix',
  'first name': 'given',
  'given name': 'given',
  vorname: 'given',
  'middle name': 'middle',
  'additional name': 'middle',
  'weitere vornamen': 'middle',
  'last name': 'family',
  'family name': 'family',
  surname: 'family',
  nachname: 'family',
  'name suffix': 'suffix',
  suffix: 'suffix',
  nickname: 'nickname',
  spitzname: 'nickname',
  company: 'organisation',
  organization: 'organisation',
  organisation: 'organisation',
  'organization name': 'organisation',
  'organization 1 - name': 'organisation',
  firma: 'organisation',
  note: 'note',
  notes: 'note',
  notiz: 'note',
  notizen: 'note',
  labels: 'categories',
  'group membership': 'categories',
  categories: 'categories',
  kategorien: 'categories',
};

/** Heads that speak of numbers which are called, and of those which are none, or somebody else's. */
const number =
  /phone|\btel\b|telefon|mobil|handy|\bfax\b|\bsip\b|^(?:ruf)?nummer$|^number$|^extension$|^durchwahl$|^nebenstelle$/;
const noNumber = /phonetic|assist|pager|tty|horbehinderte| - (?:type|label)$/;

/** What the columns say, by their heads. */
export function columnsOf(heading: readonly string[]): readonly Column[] {
  const names = heading.map((head) =>
    folded(head)
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .trim(),
  );
  const labelling = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const [, labelled] = /^(.*) - (?:label|type)$/.exec(name) ?? [];
    if (labelled !== undefined && !labelling.has(labelled)) labelling.set(labelled, index);
  }
  const kinds = names.map((name) => heads[name]);
  // Beside a column of first names, "Name" is the last name.
  const isFamily = kinds.includes('given') && !kinds.includes('family');
  return names.map((name, index) => {
    const kind = isFamily && name === 'name' ? 'family' : kinds[index];
    if (kind !== undefined) return { kind };
    if (!number.test(name) || noNumber.test(name)) return undefined;
    const labelledBy = labelling.get(name.replace(/ - value$/, ''));
    return { kind: 'address', label: labelOf(name), ...(labelledBy === undefined ? {} : { labelledBy }) };
  });
}
