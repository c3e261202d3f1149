import { LONGEST_PEOPLE_FILE } from '../../../preload/contract/index.ts';
import type { Found } from './found-person.ts';
import { readCsv } from './read-csv.ts';
import { readVcards } from './read-vcards.ts';
import { textOf } from './text-of.ts';
import { UnusablePeopleFile } from './unusable-people-file.ts';

/** People of a file of vCards or of a table, which is told by what is in it. Throws `UnusablePeopleFile`. */
export function* readPeopleFile(bytes: Uint8Array): Generator<Found> {
  if (bytes.length > LONGEST_PEOPLE_FILE) throw new UnusablePeopleFile('is longer than 20 MiB');
  const text = textOf(bytes);
  yield* /^\s*BEGIN:VCARD\s/i.test(text) ? readVcards(text) : readCsv(text);
}
