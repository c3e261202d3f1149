import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The path of a file beside this one. */
export const inLab = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Copies a configuration of the lab, with its words in capitals filled in. */
export async function fillIn(name: string, target: string, words: Record<string, string>): Promise<void> {
  let text = await readFile(inLab(name), 'utf8');
  for (const [word, value] of Object.entries(words)) text = text.replaceAll(word, value);
  await writeFile(target, text);
}
