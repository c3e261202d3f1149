import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where a user's Parley lives: accounts, settings, logs, and Chromium's own data. */
export interface ProfileFolder {
  readonly path: string;
  /** Why nothing can be kept there, as the system says it. */
  readonly readOnly?: string;
}

/** Creates the folder for this user only and finds out by trying whether files can be written there. */
export function openProfileFolder(path: string): ProfileFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK);
    // Access lists and read-only mounts are known only by trying.
    rmSync(mkdtempSync(join(path, '.writable-')), { recursive: true });
    return { path };
  } catch (error) {
    return { path, readOnly: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}
