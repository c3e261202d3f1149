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

/** People who are read in one turn, and who are written in one: some ms, so that nothing else in main waits. */
const BATCH = 50;
const WRITTEN = 25;
const MOST_PEOPLE = 50_000;
const PROBLEMS_TOLD = 20;

interface Dependencies {
  readonly database: Database;
  readonly table: PeopleTable;
  readonly newId: () => string;
  /** Who an address is that stands in a file. */
  readonly peerOf: (address: string) => Peer;
  /** How often the person has changed the address book by hand. */
  readonly edits: () => number;
}

type Counts = Pick<ImportReport, 'added' | 'merged' | 'unchanged'>;

/**
 * Adds the people of a file, one transaction for each batch. A file of no use adds nobody. Where the disk fails or Parley ends
 * in the middle, whoever was written stays, and the same file adds the others: who is known is not added twice.
 */
export async function importPeople(
  bytes: Uint8Array,
  dependencies: Dependencies,
): Promise<Answer<ImportReport>> {
  const { database, peerOf, edits } = dependencies;
  try {
    const { people, peers, unusable, problems } = await read(bytes, peerOf);
    const known = (address: string): Peer => peers.get(address) ?? peerOf(address);
    let edited = edits();
    const first = await mergedWith(people, known, dependencies);
    let { steps } = first;
    // What is changed by hand meanwhile must not be overwritten by what it was: then all is compared once more.
    while (!(await inBatches(database, steps, () => edits() === edited))) {
      edited = edits();
      ({ steps } = await mergedWith(people, known, dependencies));
    }
    return { ok: true, value: { ...first.counts, unusable, problems } };
  } catch (error) {
    const { message } = error as Error;
    return failed(error instanceof UnusablePeopleFile ? 'file-unusable' : 'storage-failed', message);
  }
}

/** What has to be written, one step for each person and each mark, and what became of whom. */
async function mergedWith(
  people: readonly FoundPerson[],
  known: (address: string) => Peer,
  { table, newId }: Dependencies,
): Promise<{ readonly steps: readonly (() => void)[]; readonly counts: Counts }> {
  const merge = new Merge(newId);
  for (let after: number | undefined = 0; after !== undefined;) {
    const { people: some, last } = table.knownAfter(after, BATCH);
    merge.know(some);
    after = last;
    await nextTurn();
  }
  const counts = { added: 0, merged: 0, unchanged: 0 };
  for (const [index, person] of people.entries()) {
    if (index % BATCH === 0) await nextTurn();
    const keys = person.addresses.map(({ address }) => known(address).key);
    counts[merge.add(person, keys)] += 1;
  }
  if (merge.size > MOST_PEOPLE) throw new UnusablePeopleFile('would be more than 50,000 people');
  const puts = merge.changed.map((person) => () => table.put(prepared(person, known)));
  const marks = [...merge.favourites].map((uid) => () => table.favour(uid, true));
  return { steps: [...puts, ...marks], counts };
}

/** Whether all steps were done: before each batch it is asked whether to go on. */
async function inBatches(
  database: Database,
  steps: readonly (() => void)[],
  mayGoOn: () => boolean,
): Promise<boolean> {
  for (let start = 0; start < steps.length; start += WRITTEN) {
    await nextTurn();
    if (!mayGoOn()) return false;
    inTransaction(database, () => {
      for (const step of steps.slice(start, start + WRITTEN)) step();
    });
  }
  return true;
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
