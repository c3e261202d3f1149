import { setImmediate as nextTurn } from 'node:timers/promises';
import { failed, type Answer, type ImportProblem, type ImportReport } from '../../preload/contract/index.ts';
import type { Peer } from '../history/peer.ts';
import { inTransaction, type Database } from '../storage/database.ts';
import type { FoundPerson } from './files/found-person.ts';
import { readPeopleFile } from './files/read-people-file.ts';
import { UnusablePeopleFile } from './files/unusable-people-file.ts';
import { Merge } from './merge.ts';
import type { PeopleTable } from './people-table.ts';
import { prepared } from './person-row.ts';

/** People who are read in one turn: a few ms, so that nothing else in main waits. */
const BATCH = 100;
const MOST_PEOPLE = 50_000;
const PROBLEMS_TOLD = 20;

interface Dependencies {
  readonly database: Database;
  readonly table: PeopleTable;
  readonly newId: () => string;
  /** Who an address is that stands in a file. */
  readonly peerOf: (address: string) => Peer;
}

/** Adds the people of a file: all of them, or where something fails, none. */
export async function importPeople(
  bytes: Uint8Array,
  { database, table, newId, peerOf }: Dependencies,
): Promise<Answer<ImportReport>> {
  try {
    const { people, peers, unusable, problems } = await read(bytes, peerOf);
    const known = (address: string): Peer => peers.get(address) ?? peerOf(address);
    const value = inTransaction(database, () => {
      const merge = new Merge(table.known(), newId);
      const counts = { added: 0, merged: 0, unchanged: 0 };
      for (const person of people) {
        const keys = person.addresses.map(({ address }) => known(address).key);
        counts[merge.add(person, keys)] += 1;
      }
      if (merge.size > MOST_PEOPLE) throw new UnusablePeopleFile('would be more than 50,000 people');
      for (const person of merge.changed) table.put(prepared(person, known));
      for (const uid of merge.favourites) table.favour(uid, true);
      return { ...counts, unusable, problems };
    });
    return { ok: true, value };
  } catch (error) {
    const { message } = error as Error;
    return failed(error instanceof UnusablePeopleFile ? 'file-unusable' : 'storage-failed', message);
  }
}

/** All people of the file, and who each of their addresses is. */
async function read(bytes: Uint8Array, peerOf: (address: string) => Peer) {
  const people: FoundPerson[] = [];
  const peers = new Map<string, Peer>();
  const problems: ImportProblem[] = [];
  let count = 0;
  for (const found of readPeopleFile(bytes)) {
    count += 1;
    if (count % BATCH === 0) await nextTurn();
    if (!('problem' in found)) {
      people.push(found);
      for (const { address } of found.addresses) if (!peers.has(address)) peers.set(address, peerOf(address));
    } else if (problems.length < PROBLEMS_TOLD) problems.push(found);
    if (people.length > MOST_PEOPLE) throw new UnusablePeopleFile('has more than 50,000 people');
  }
  return { people, peers, unusable: count - people.length, problems };
}
