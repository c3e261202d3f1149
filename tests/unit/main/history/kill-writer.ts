/**
 * The process that kill.test.ts kills: opens the history of the folder that is named, writes calls as fast as it can, and
 * says each one's number on standard output once it is acknowledged.
 */
import { writeSync } from 'node:fs';
import { History } from '../../../../main/history/history.ts';
import { PeersTable } from '../../../../main/history/peers-table.ts';
import { DatabaseFolder } from '../storage/database-folder.ts';
import { aCall } from './past-calls.ts';

const [folder = '', first = '0'] = process.argv.slice(2);
const opened = new DatabaseFolder(folder);
const { database, trouble } = await opened.open();
if (trouble !== undefined) throw new Error(trouble.detail);
const history = new History({ database, backups: opened.backups, peers: new PeersTable(database, 'DE') });
for (let number = Number(first); ; number += 1) {
  const added = history.add(
    aCall({ party: { address: `sip:u${number % 50}@a.example` }, startedAt: number }),
  );
  if (!added.ok) throw new Error(added.failure.detail);
  writeSync(1, `${number}\n`);
}
