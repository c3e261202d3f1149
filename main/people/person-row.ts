import type { Person, PersonAddress } from '../../preload/contract/index.ts';
import type { Peer } from '../history/peer.ts';
import { searchText } from '../history/search-text.ts';

/** A row of the table `people`, with the mark of favour and the addresses beside it. */
export interface PersonRow {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly note: string | null;
  readonly ringtone: string | null;
  readonly is_provided: number;
  readonly is_favourite: number;
  /** JSON: of all people, 60,000 rows of addresses would take SQLite's binding three times as long. */
  readonly addresses: string;
}

export const personColumns = `people.id, uid, name, organisation, note, ringtone, is_provided,
  EXISTS (SELECT 1 FROM favourites WHERE favourites.uid = people.uid) AS is_favourite,
  (SELECT json_group_array(json_object('label', label, 'address', address) ORDER BY place)
    FROM addresses WHERE person_id = people.id) AS addresses`;

export function personOf(row: PersonRow): Person {
  return {
    id: row.uid,
    name: row.name,
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.ringtone === null ? {} : { ringtone: row.ringtone }),
    addresses: JSON.parse(row.addresses) as PersonAddress[],
    isFavourite: row.is_favourite === 1,
    isProvided: row.is_provided === 1,
  };
}

/** What is written of a person, the mark of favour aside. */
export type NewPerson = Omit<Person, 'isFavourite'>;

/** A person with what they are found by. */
export interface PreparedPerson {
  readonly person: NewPerson;
  /** Of each address. */
  readonly keys: readonly string[];
  readonly search: string;
}

/** @param peerOf who an address is that a person typed */
export function prepared(person: NewPerson, peerOf: (address: string) => Peer): PreparedPerson {
  const peers = person.addresses.map(({ address }) => peerOf(address));
  const words = [person.name, ...(person.organisation === undefined ? [] : [person.organisation])];
  const numbers = peers.map(({ search }) => search);
  return { person, keys: peers.map(({ key }) => key), search: searchText(words.join('\n'), numbers) };
}
