import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where electron-builder puts the parts of an unpacked app on this system. */
export interface UnpackedApp {
  readonly folder: string;
  readonly executable: string;
  readonly resources: string;
}

/** The app that `--dir` made in `output`. */
export async function unpackedApp(output: string): Promise<UnpackedApp> {
  const made = (await readdir(output)).find((name) => /^mac|-unpacked$/.test(name));
  if (made === undefined) throw new Error(`there is no app in ${output}`);
  const folder = join(output, made);
  if (process.platform !== 'darwin') {
    const executable = process.platform === 'win32' ? 'Parley.exe' : 'parley';
    return { folder, executable: join(folder, executable), resources: join(folder, 'resources') };
  }
  const contents = join(folder, 'Parley.app', 'Contents');
  return { folder, executable: join(contents, 'MacOS', 'Parley'), resources: join(contents, 'Resources') };
}
