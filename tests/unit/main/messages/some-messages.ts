import { onTestFinished } from 'vitest';
import { PeersTable } from '../../../../main/history/peers-table.ts';
import { Messages } from '../../../../main/messages/messages.ts';
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
  const peers = new PeersTable(database, 'DE');
  return { folder, database, peers, messages: new Messages({ database, backups: folder.backups, peers }) };
}

export function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.failure.detail);
  return answer.value;
}
