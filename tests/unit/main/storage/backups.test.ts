import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { Backups } from '../../../../main/storage/backups.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { DatabaseFolder } from './database-folder.ts';

async function opened(): Promise<DatabaseFolder> {
  const folder = new DatabaseFolder(temporaryFolder());
  (await folder.open()).database.close();
  return folder;
}

it('keeps the three newest, and no draft of a crash', async () => {
  const folder = await opened();
  for (const day of ['01', '02', '03', '04']) {
    folder.time = new Date(`2026-11-${day}`);
    await folder.backups.make(folder.path);
    writeFileSync(join(dirname(folder.backups.all[0] ?? ''), `${day}.draft`), '');
  }
  expect(folder.backups.all.map((path) => basename(path).slice(0, 17))).toEqual([
    'parley-2026-11-04',
    'parley-2026-11-03',
    'parley-2026-11-02',
  ]);
  expect(existsSync(join(dirname(folder.path), 'backups', '03.draft'))).toBe(false);
});

it('is made when the newest is older than a week', async () => {
  const folder = await opened();
  await folder.backups.makeIfOlderThan(7, folder.path);
  folder.time = new Date(folder.time.getTime() + 6 * 86_400_000);
  await folder.backups.makeIfOlderThan(7, folder.path);
  expect(folder.backups.all).toHaveLength(1);
  folder.time = new Date(folder.time.getTime() + 2 * 86_400_000);
  await folder.backups.makeIfOlderThan(7, folder.path);
  expect(folder.backups.all).toHaveLength(2);
});

it('is dropped when something was deleted while it was copied', async () => {
  const folder = temporaryFolder();
  const backups = new Backups(
    folder,
    (_path, target) => {
      writeFileSync(target, 'what was deleted');
      backups.forget();
      return Promise.resolve();
    },
    () => new Date(),
  );
  await backups.make('parley.db');
  expect(backups.all).toEqual([]);
});
