import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder to write to in place of one that is read-only. For one folder it is always the same, so that a second start
 * finds the first. Throws the file system's error where nothing can be written at all.
 *
 * @param parent the system's folder for temporary files
 */
export function scratchFolder(path: string, parent = tmpdir()): string {
  const user = process.getuid?.();
  const name = createHash('sha256').update(`${user}\n${path}`).digest('hex').slice(0, 16);
  const scratch = join(parent, `parley-${name}`);
  try {
    mkdirSync(scratch, { mode: 0o700 });
    return scratch;
  } catch {
    return isOurs(scratch, user) ? scratch : mkdtempSync(join(parent, 'parley-'));
  }
}

/** Folders for temporary files may be shared: the name can be taken by someone who means to read along. */
function isOurs(path: string, user: number | undefined): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  return user === undefined || (found.uid === user && (found.mode & 0o077) === 0);
}
