import { done, failed, LONGEST_PEOPLE_FILE, type Answer } from '../../../preload/contract/index.ts';

/** All of a file of people. One that is too long is not read at all; a folder, or what is locked or gone, cannot be. */
export async function bytesOf(
  file: Pick<File, 'size' | 'arrayBuffer'>,
): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  if (file.size > LONGEST_PEOPLE_FILE) return failed('file-unusable', 'is longer than 20 MiB');
  try {
    return done(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    return failed('file-unusable', (error as Error).message);
  }
}
