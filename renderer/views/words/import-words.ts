import { m } from '#messages';
import type { ImportProblem } from '../../../preload/contract/index.ts';

/** Why something in a file is of no use. */
export function importProblemWords({ line, problem }: ImportProblem): string {
  switch (problem) {
    case 'no-name':
      return m.import_no_name({ line });
    case 'no-address':
      return m.import_no_address({ line });
    case 'not-understood':
      return m.import_not_understood({ line });
  }
}
