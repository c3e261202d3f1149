import { done, failed, type Answer, type ExportReport, type Person } from '../../preload/contract/index.ts';
import { writeFileAtomically } from '../storage/write-file-atomically.ts';
import { writeVcards } from './files/write-vcards.ts';

interface Dependencies {
  readonly list: () => Answer<Person[]>;
  /** Asks the person where to; undefined where they do not want to any more. */
  readonly choosePath: (proposal: string) => Promise<string | undefined>;
}

/** Writes one's own people as vCards where the person wants them; null where they do not want to. */
export async function exportPeople({ list, choosePath }: Dependencies): Promise<Answer<ExportReport | null>> {
  const path = await choosePath('people.vcf');
  if (path === undefined) return done(null);
  const people = list();
  if (!people.ok) return people;
  const own = people.value.filter(({ isProvided }) => !isProvided);
  try {
    await writeFileAtomically(path, writeVcards(own));
  } catch (error) {
    return failed('storage-failed', (error as Error).message);
  }
  return done({ path, count: own.length });
}
