import { open, rename, rm } from 'node:fs/promises';

/**
 * Replaces a file so that a crash or a power cut leaves the old text or the new, never half of it. Only the user may
 * read it (mode 0600). Two writes of one path must not overlap. Rejects with the file system's error.
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`;
  // A draft that a crash left behind would lend the new file its mode.
  await rm(draft, { force: true });
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
