import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Recordings } from '../../../../main/recordings/recordings.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = new Date(2026, 10, 26, 14, 5, 9);
const bytes = (...values: number[]) => Uint8Array.from(values);

function recordingsIn(folder: string, isAllowed = true): Recordings {
  let count = 0;
  return new Recordings({
    folder: () => folder,
    isAllowed: () => isAllowed,
    now: () => at,
    newId: () => `id-${++count}`,
  });
}

test('each part is in the file when it is acknowledged, which only the person may read', async () => {
  const folder = join(temporaryFolder(), 'Parley');
  const recordings = recordingsIn(folder);
  expect(await recordings.begin('Bob Builder')).toEqual({
    ok: true,
    value: { id: 'id-1', file: '2026-11-26 14.05.09 Bob Builder.webm' },
  });
  const path = join(folder, '2026-11-26 14.05.09 Bob Builder.webm');
  expect(await recordings.append('id-1', bytes(1, 2))).toEqual({ ok: true });
  expect([...(await readFile(path))]).toEqual([1, 2]);
  await Promise.all([recordings.append('id-1', bytes(3)), recordings.append('id-1', bytes(4, 5))]);
  expect(await recordings.end('id-1')).toEqual({ ok: true });
  expect([...(await readFile(path))]).toEqual([1, 2, 3, 4, 5]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('two of one second and one name are two files, and none is overwritten', async () => {
  const folder = join(temporaryFolder(), 'Parley');
  const recordings = recordingsIn(folder);
  await recordings.begin('Bob');
  await recordings.begin('Bob');
  expect((await readdir(folder)).sort()).toEqual([
    '2026-11-26 14.05.09 Bob (2).webm',
    '2026-11-26 14.05.09 Bob.webm',
  ]);
});

test.each([
  ['../../etc/passwd', '2026-11-26 14.05.09 .. .. etc passwd.webm'],
  ['C:\\Windows\\x', '2026-11-26 14.05.09 C Windows x.webm'],
  ['a\u0000b\nc', '2026-11-26 14.05.09 a b c.webm'],
  ['exe.\u202Emp3', '2026-11-26 14.05.09 exe. mp3.webm'],
  ['', '2026-11-26 14.05.09.webm'],
  ['😀'.repeat(300), `2026-11-26 14.05.09 ${'😀'.repeat(50)}.webm`],
])('a party called %j is in the folder all the same', async (party, file) => {
  const folder = join(temporaryFolder(), 'Parley');
  const recordings = recordingsIn(folder);
  expect(await recordings.begin(party)).toMatchObject({ ok: true, value: { file } });
  expect(await readdir(folder)).toEqual([file]);
});

test('a folder that cannot be written to is said', async () => {
  const folder = join(temporaryFolder(), 'Parley');
  const recordings = recordingsIn(folder);
  await writeFile(folder, 'a file stands in its way');
  expect(await recordings.begin('Bob')).toMatchObject({ ok: false, failure: { reason: 'storage-failed' } });
});

test('parts of what is not recorded go nowhere', async () => {
  const folder = join(temporaryFolder(), 'Parley');
  const recordings = recordingsIn(folder);
  expect(await recordings.append('id-7', bytes(1))).toMatchObject({ ok: false });
  await recordings.begin('Bob');
  await recordings.end('id-1');
  expect(await recordings.append('id-1', bytes(1))).toMatchObject({ ok: false });
});

test('nothing is recorded where an administrator does not want it', async () => {
  const folder = join(temporaryFolder(), 'Parley');
  const recordings = recordingsIn(folder, false);
  expect(await recordings.begin('Bob')).toMatchObject({ ok: false });
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

test('what a page that crashed has left is whole, and takes no more', async () => {
  const folder = join(temporaryFolder(), 'Parley');
  const recordings = recordingsIn(folder);
  await recordings.begin('Bob');
  await recordings.append('id-1', bytes(1));
  await recordings.endAll();
  expect(await recordings.append('id-1', bytes(2))).toMatchObject({ ok: false });
  expect([...(await readFile(join(folder, '2026-11-26 14.05.09 Bob.webm')))]).toEqual([1]);
});
