import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../../../build/build.ts';
import type { Found, FoundPerson } from '../../../../../main/people/files/found-person.ts';
import type { ImportProblem } from '../../../../../preload/contract/index.ts';

/** A file as a program wrote it. */
export function peopleFile(name: string): Uint8Array {
  return readFileSync(join(root, 'tests', 'fixtures', 'people', name));
}

/** The people and the problems of a file. */
export function sorted(found: Iterable<Found>): { people: FoundPerson[]; problems: ImportProblem[] } {
  const all = [...found];
  return {
    people: all.filter((one): one is FoundPerson => !('problem' in one)),
    problems: all.filter((one): one is ImportProblem => 'problem' in one),
  };
}
