import type { ImportProblem, PersonAddress } from '../../../preload/contract/index.ts';

/** What a file says of somebody, cut to what the address book can keep. */
export interface FoundPerson {
  readonly uid?: string;
  readonly name: string;
  readonly organisation?: string;
  readonly note?: string;
  readonly addresses: readonly PersonAddress[];
  readonly isFavourite?: true;
}

/** What a file has in it, one after the other: somebody, or what is of no use. */
export type Found = FoundPerson | ImportProblem;

interface Raw {
  readonly uid?: string | undefined;
  /** The first that is not empty is the name. */
  readonly names: readonly (string | undefined)[];
  readonly organisation?: string | undefined;
  readonly note?: string | undefined;
  readonly addresses: readonly PersonAddress[];
  readonly isFavourite?: boolean;
}

const LONGEST_LINE = 256;
const LONGEST_NOTE = 2_000;
const MOST_ADDRESSES = 50;

/** What the address book can keep of it, or why that is nothing. */
export function foundPerson(
  { uid, names, organisation, note, addresses, isFavourite }: Raw,
  line: number,
): Found {
  const usable = addresses
    .map(({ label, address }) => ({ label, address: plain(address) }))
    .filter(({ address }) => address !== '' && address.length <= LONGEST_LINE);
  if (usable.length === 0) return { line, problem: 'no-address' };
  const name = names.map((one) => cut(plain(one ?? ''))).find((one) => one !== '');
  if (name === undefined) return { line, problem: 'no-name' };
  const firm = cut(plain(organisation ?? ''));
  const text = (note ?? '').replaceAll(/\r\n?/g, '\n').trim().slice(0, LONGEST_NOTE).trim();
  return {
    ...(uid === undefined ? {} : { uid }),
    name,
    ...(firm === '' || firm === name ? {} : { organisation: firm }),
    ...(text === '' ? {} : { note: text }),
    addresses: usable.slice(0, MOST_ADDRESSES),
    ...(isFavourite === true && { isFavourite }),
  };
}

/** One line without control characters. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}

function cut(line: string): string {
  return line.slice(0, LONGEST_LINE).trim();
}
