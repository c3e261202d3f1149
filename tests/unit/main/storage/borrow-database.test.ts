import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { borrowDatabase } from '../../../../main/storage/borrow-database.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { DatabaseFolder } from './database-folder.ts';

it('is read with what a crash has left in its log, and what is written there stays there', async () => {
  const [home, scratch] = [new DatabaseFolder(temporaryFolder()), new DatabaseFolder(temporaryFolder())];
  writeFileSync(scratch.path, 'of an earlier run');
  const { database } = await home.open();
  database.exec("INSERT INTO peers (key, search, last_at) VALUES ('204@a', '204', 1)");
  borrowDatabase(home.path, scratch.path);
  const borrowed = (await scratch.open()).database;
  expect(borrowed.prepare('SELECT key FROM peers').all()).toEqual([{ key: '204@a' }]);
  borrowed.exec('DELETE FROM peers');
  expect(database.prepare('SELECT count(*) AS count FROM peers').get()).toEqual({ count: 1 });
  for (const opened of [database, borrowed]) opened.close();
});
