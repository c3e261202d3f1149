import type { PersonAddress } from '../../../preload/contract/index.ts';
import { readContentLine, unfolded, type ContentLine } from './content-line.ts';
import { components, decodedValue, unescaped } from './content-value.ts';
import { isFavouriteIn } from './favourite.ts';
import { foundPerson, type Found } from './found-person.ts';
import { labelOf } from './telephone-label.ts';

/** Those of a person are some dozen. */
const MOST_PROPERTIES = 1_000;

/** People of a file of vCards, of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) as programs write them. */
export function* readVcards(text: string): Generator<Found> {
  let card: ContentLine[] | undefined;
  let began = 0;
  for (const written of unfolded(text)) {
    const property = readContentLine(written);
    if (isMark(property, 'BEGIN')) {
      if (card !== undefined) yield { line: began, problem: 'not-understood' };
      card = [];
      began = written.line;
    } else if (property === undefined || card === undefined) {
      yield { line: written.line, problem: 'not-understood' };
    } else if (isMark(property, 'END')) {
      yield personIn(card, began);
      card = undefined;
    } else if (card.length < MOST_PROPERTIES) card.push(property);
  }
  // Whatever came after the last END was cut off.
  if (card !== undefined) yield { line: began, problem: 'not-understood' };
}

function isMark(property: ContentLine | undefined, name: 'BEGIN' | 'END'): property is ContentLine {
  return property?.name === name && /^\s*VCARD\s*$/i.test(property.value);
}

function personIn(card: readonly ContentLine[], began: number): Found {
  const first = (name: string): ContentLine | undefined => card.find((property) => property.name === name);
  const text = (name: string): string | undefined => {
    const property = first(name);
    return property && unescaped(decodedValue(property));
  };
  const organisation = componentsOf(first('ORG'))
    .filter((part) => part !== '')
    .join(', ');
  const ownLabels = ownLabelsOf(card);
  const addresses = card
    .flatMap((property) => addressIn(property, ownLabels))
    .toSorted((one, other) => Number(other.isPreferred) - Number(one.isPreferred))
    .map(({ label, address }) => ({ label, address }));
  return foundPerson(
    {
      uid: text('UID')
        ?.trim()
        .replace(/^urn:uuid:/i, ''),
      names: [text('FN'), spokenName(first('N')), text('NICKNAME'), organisation, text('EMAIL')],
      organisation,
      note: text('NOTE'),
      addresses,
      isFavourite: isFavouriteIn(card.flatMap(categoriesIn)),
    },
    began,
  );
}

function categoriesIn(property: ContentLine): readonly string[] {
  return property.name === 'CATEGORIES' ? unescaped(decodedValue(property)).split(',') : [];
}

function componentsOf(property: ContentLine | undefined): readonly string[] {
  return property === undefined ? [] : components(decodedValue(property));
}

/** In the order in which it is spoken. */
function spokenName(property: ContentLine | undefined): string {
  const [family, given, additional, prefix, suffix] = componentsOf(property);
  return [prefix, given, additional, family, suffix].filter((part) => part).join(' ');
}

/** By group: Apple writes a label of one's own beside the number, in the same group. */
function ownLabelsOf(card: readonly ContentLine[]): ReadonlyMap<string, string> {
  const labels = card.filter(({ group, name }) => group !== '' && name === 'X-ABLABEL');
  return new Map(labels.map(({ group, value }) => [group, unescaped(value)]));
}

function addressIn(
  property: ContentLine,
  ownLabels: ReadonlyMap<string, string>,
): (PersonAddress & { isPreferred: boolean })[] {
  const { group, name, parameters } = property;
  const address = addressOf(name, unescaped(decodedValue(property)).trim());
  if (address === undefined) return [];
  const types = (parameters.get('TYPE') ?? []).join(' ').replaceAll(',', ' ');
  const label = labelOf(`${types} ${ownLabels.get(group) ?? ''}`);
  return [{ label, address, isPreferred: /\bpref\b/i.test(types) || parameters.get('PREF')?.[0] === '1' }];
}

/** What can be called, as a person would type it. */
function addressOf(property: string, value: string): string | undefined {
  if (!['TEL', 'IMPP', 'X-SIP'].includes(property)) return undefined;
  const [, scheme = '', rest = value] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(value) ?? [];
  switch (scheme.toLowerCase()) {
    case 'tel':
      return /^[^;]*$/.test(rest) ? rest : value;
    case 'sip':
      return /^[^;?]*$/.test(rest) ? rest : value;
    case 'sips':
      return value;
    case '':
      return property === 'X-SIP' || /\p{Nd}/u.test(value) ? value : undefined;
    default:
      return undefined;
  }
}
