import type { AddressLabel, Person, PersonAddress } from '../../../preload/contract/index.ts';
import { escaped } from './content-value.ts';
import { FAVOURITE } from './favourite.ts';
import { uuid } from './uuid.ts';

/** Octets of a line, without its end (RFC 6350 §3.2). */
const LONGEST_LINE = 75;

const types: Readonly<Record<AddressLabel, string>> = {
  work: ';TYPE=work',
  mobile: ';TYPE=cell',
  home: ';TYPE=home',
  fax: ';TYPE=fax',
  other: '',
};

/** People as vCards of version 4.0 (RFC 6350), in UTF-8. */
export function writeVcards(people: readonly Person[]): string {
  return people
    .flatMap(({ id, name, organisation, note, addresses, isFavourite }) => [
      'BEGIN:VCARD',
      'VERSION:4.0',
      `UID:${uuid.test(id) ? `urn:uuid:${id}` : escaped(id)}`,
      `FN:${escaped(name)}`,
      ...(organisation === undefined ? [] : [`ORG:${escaped(organisation)}`]),
      ...addresses.map(written),
      ...(note === undefined ? [] : [`NOTE:${escaped(note)}`]),
      ...(isFavourite ? [`CATEGORIES:${FAVOURITE}`] : []),
      'END:VCARD',
    ])
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

/** Numbers are texts, as they were typed; what has letters is an address of SIP (RFC 6350 §6.4.1, §6.4.3). */
function written({ label, address }: PersonAddress): string {
  const type = types[label];
  if (/^tel:/i.test(address)) return `TEL;VALUE=uri${type}:${escaped(address)}`;
  if (/^sips?:/i.test(address)) return `IMPP${type}:${escaped(address)}`;
  const isNumber = /\p{Nd}/u.test(address) && !address.includes('@');
  return isNumber ? `TEL${type}:${escaped(address)}` : `IMPP${type}:sip:${escaped(address)}`;
}

/** Cut between letters, not within one. */
function folded(line: string): string {
  const lines = [''];
  let length = 0;
  for (const letter of line) {
    const octets = Buffer.byteLength(letter);
    if (length + octets > LONGEST_LINE) {
      lines.push(' ');
      length = 1;
    }
    lines[lines.length - 1] += letter;
    length += octets;
  }
  return lines.join('\r\n');
}
