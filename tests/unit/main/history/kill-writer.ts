/**
 * The process that kill.test.ts kills: opens the database of the folder that is named, writes calls, messages or people as
 * fast as it can, and says each one's number on standard output once it is acknowledged.
 */
import { writeSync } from 'node:fs';
import { received, roomsOver } from '../messages/some-messages.ts';
import { DatabaseFolder } from '../storage/database-folder.ts';
import { aCall } from './past-calls.ts';

const [folder = '', kind = 'calls', first = '0'] = process.argv.slice(2);
const opened = new DatabaseFolder(folder);
const { database, trouble } = await opened.open();
if (trouble !== undefined) throw new Error(trouble.detail);
const { history, messages, people } = roomsOver(database, opened.backups);
for (let number = Number(first); ; number += 1) {
  const address = `sip:u${number % 50}@a.example`;
  const add = {
    calls: () => history.add(aCall({ party: { address }, startedAt: number })),
    messages: () => messages.add(received({ address, messageId: String(number), at: number })),
    people: () => people.save({ name: String(number), addresses: [{ label: 'work', address }] }),
  };
  const added = add[kind as keyof typeof add]();
  if (!added.ok) throw new Error(added.failure.detail);
  writeSync(1, `${number}\n`);
}
