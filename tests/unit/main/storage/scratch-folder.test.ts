import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../../../../main/storage/scratch-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('the folder in place of one that is read-only', () => {
  it('is the same at each start, another for another profile, and only for this user', () => {
    const parent = temporaryFolder();
    const first = scratchFolder('/profiles/a', parent);
    expect(scratchFolder('/profiles/a', parent)).toBe(first);
    expect(scratchFolder('/profiles/b', parent)).not.toBe(first);
    if (process.platform !== 'win32') expect(statSync(first).mode & 0o777).toBe(0o700);
  });

  it.each([
    { what: 'a file', take: (path: string) => writeFileSync(path, '') },
    { what: 'a link to a folder', take: (path: string) => symlinkSync(temporaryFolder(), path) },
    {
      what: 'a folder that others may open',
      take: (path: string) => {
        mkdirSync(path);
        chmodSync(path, 0o777);
      },
    },
  ])('is a new one where $what has taken its name', ({ take }) => {
    const parent = temporaryFolder();
    const taken = join(parent, basename(scratchFolder('/profiles/a', temporaryFolder())));
    take(taken);
    const scratch = scratchFolder('/profiles/a', parent);
    expect(scratch).not.toBe(taken);
    expect(statSync(scratch).isDirectory()).toBe(true);
  });

  it('that cannot be made is an error', () => {
    expect(() => scratchFolder('/profiles/a', join(temporaryFolder(), 'none'))).toThrow('ENOENT');
  });
});
