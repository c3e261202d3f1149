import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

// eslint-disable-next-line no-control-regex -- those are what is meant
const unfit = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** How often a name is looked for that no other file has. */
const attempts = 50;

/**
 * The beginning of a text with spaces for what no system's file names may have, and for what could hide how a name ends.
 * @param most how many characters: file systems take 255 bytes, and each has up to four
 */
export function fitForName(text: string, most: number): string {
  return Array.from(text.replace(unfit, ' ')).slice(0, most).join('');
}

/**
 * Opens a new file, which only the person may read, under the first name that no other file has.
 * @param nameOf which name to try, from 0 on
 */
export async function createNew(
  folder: string,
  nameOf: (again: number) => string,
): Promise<{ readonly file: FileHandle; readonly name: string }> {
  for (let again = 0; ; again++) {
    const name = nameOf(again);
    try {
      return { file: await open(join(folder, name), 'wx', 0o600), name };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || again === attempts) throw error;
    }
  }
}
