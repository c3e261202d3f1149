/** A database file that must not be used: damaged, or of a newer Parley. The message says why. */
export class UnusableFile extends Error {}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** Whether an error of SQLite means that the file itself is broken, rather than that it cannot be reached or written. */
export function meansDamage(error: unknown): boolean {
  if (error instanceof UnusableFile) return true;
  const { errcode } = error as { readonly errcode?: number };
  // The higher bits say where exactly.
  return errcode !== undefined && [SQLITE_CORRUPT, SQLITE_NOTADB].includes(errcode & 0xff);
}
