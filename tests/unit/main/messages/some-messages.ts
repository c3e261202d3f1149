import { onTestFinished } from 'vitest';
import { PeersTable, type CountryOf } from '../../../../main/history/peers-table.ts';
import { History } from '../../../../main/history/history.ts';
import { Messages } from '../../../../main/messages/messages.ts';
import { Correspondents } from '../../../../main/people/correspondents.ts';
import { People } from '../../../../main/people/people.ts';
import { Timeline } from '../../../../main/timeline/timeline.ts';
import type { Database } from '../../../../main/storage/database.ts';
import type { Answer, NewMessage } from '../../../../preload/contract/index.ts';
import { DatabaseFolder } from '../storage/database-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const office = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11';
export const bob = 'sip:bob@example.com';

type Incoming = Extract<NewMessage, { direction: 'incoming' }>;
type Outgoing = Extract<NewMessage, { direction: 'outgoing' }>;

const said = { accountId: office, address: bob, text: 'see you at 3', at: 1_000 };

/** A message that Bob wrote, changed as a test needs it. */
export function received(change: Partial<Incoming> = {}): Incoming {
  return { direction: 'incoming', ...said, messageId: 'in-1', wantsDisplayed: false, ...change };
}

/** A message to Bob that waits to be sent. */
export function written(change: Partial<Outgoing> = {}): Outgoing {
  const delivery = { format: 'cpim', state: { name: 'queued' } } as const;
  return { direction: 'outgoing', ...said, messageId: 'out-1', delivery, ...change };
}

export async function openMessages(folder = new DatabaseFolder(temporaryFolder())) {
  const { database } = await folder.open();
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return { folder, database, ...roomsOver(database, folder.backups) };
}

/** What lives in the database of a profile in Germany, whose first account is at the domain. */
export function roomsOver(
  database: Database,
  backups: DatabaseFolder['backups'],
  domain = 'pbx.example',
  country: CountryOf = () => 'DE',
) {
  const peers = new PeersTable(database, country);
  const correspondents = new Correspondents(database, peers, () => domain);
  const dependencies = { database, backups, peers, correspondents };
  const newId = (): string => crypto.randomUUID();
  return {
    peers,
    history: new History(dependencies),
    messages: new Messages(dependencies),
    people: new People({ ...dependencies, country, newId }),
    timeline: new Timeline(database, correspondents),
  };
}

export function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.failure.detail);
  return answer.value;
}
