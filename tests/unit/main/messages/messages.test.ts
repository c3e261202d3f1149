import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bob, office, openMessages, received, valueOf, written } from './some-messages.ts';

it('keeps every fact of a message, over a restart', async () => {
  const { folder, database, messages } = await openMessages();
  const failed = { name: 'failed', problem: 'not-found', status: 404 } as const;
  const sent = written({ delivery: { format: 'plain', state: failed } });
  const { message } = valueOf(messages.add(sent));
  const inGroup = received({ author: 'Carol' });
  valueOf(messages.add(inGroup));
  database.close();
  const again = (await openMessages(folder)).messages;
  expect(message).toEqual({ ...sent, id: 1, seen: true });
  expect(valueOf(again.find('out-1'))).toEqual(message);
  const { wantsDisplayed: _none, ...shown } = inGroup;
  expect(valueOf(again.search('see'))).toContainEqual({ ...shown, id: 2, seen: false });
});

it('keeps a message that comes twice once, and two of different people with one name both', async () => {
  const { messages } = await openMessages();
  expect(valueOf(messages.add(received())).isNew).toBe(true);
  expect(valueOf(messages.add(received({ text: 'again' })))).toMatchObject({
    isNew: false,
    message: { text: 'see you at 3' },
  });
  expect(valueOf(messages.add(received({ address: 'sip:carol@example.com' }))).isNew).toBe(true);
  expect(valueOf(messages.add(written({ messageId: 'in-1' }))).isNew).toBe(true);
});

it('puts the parts of a long text together, in whatever order they come', async () => {
  const { folder, database, messages } = await openMessages();
  const part = (number: number, text: string) =>
    valueOf(messages.add(received({ text, part: { number, count: 4 }, wantsDisplayed: number === 4 })));
  expect(part(2, 'two ').message.text).toBe('…two …');
  expect(part(4, 'four')).toMatchObject({ isNew: true, message: { id: 1, text: '…two …four' } });
  expect(part(2, 'TWO ')).toMatchObject({ isNew: false });
  part(1, 'one ');
  database.close();
  const again = (await openMessages(folder)).messages;
  const { message } = valueOf(again.add(received({ text: 'three ', part: { number: 3, count: 4 } })));
  expect(message.text).toBe('one two three four');
  expect(valueOf(again.search('three'))).toHaveLength(1);
  expect(valueOf(again.see({ address: bob }))).toEqual([office]);
  expect(valueOf(again.due(office))).toHaveLength(1);
  expect(valueOf(again.add(received({ text: 'x', part: { number: 3, count: 4 } }))).isNew).toBe(false);
});

it('counts a text in parts once, and once more when a part comes after it was seen', async () => {
  const { messages } = await openMessages();
  const part = (number: number) => messages.add(received({ text: 'x', part: { number, count: 4 } }));
  for (const number of [1, 2]) part(number);
  expect(valueOf(messages.unread())).toMatchObject([{ count: 1 }]);
  messages.see({ address: bob });
  expect(valueOf(messages.unread())).toEqual([]);
  for (const number of [3, 4]) part(number);
  expect(valueOf(messages.unread())).toMatchObject([{ count: 1 }]);
});

it('knows what is not sent yet, oldest first', async () => {
  const { messages } = await openMessages();
  for (const messageId of ['a', 'b', 'c', 'd']) messages.add(written({ messageId }));
  messages.deliver(1, { format: 'cpim', state: { name: 'sent' } });
  messages.deliver(2, { format: 'cpim', state: { name: 'sending' } });
  messages.deliver(3, { format: 'plain', state: { name: 'failed', problem: 'server', status: 500 } });
  expect(valueOf(messages.unsent()).map(({ messageId }) => messageId)).toEqual(['b', 'd']);
  expect(valueOf(messages.find('c'))?.delivery).toEqual({
    format: 'plain',
    state: { name: 'failed', problem: 'server', status: 500 },
  });
});

it('counts what nobody has seen, and knows whose senders have still to be told, over a restart', async () => {
  const { folder, database, messages } = await openMessages();
  messages.add(received({ wantsDisplayed: true, at: 5 }));
  messages.add(received({ messageId: 'in-2' }));
  messages.add(received({ messageId: 'in-3', address: 'sip:carol@example.com' }));
  messages.add(written());
  expect(valueOf(messages.unread())).toMatchObject([
    { address: bob, count: 2 },
    { address: 'sip:carol@example.com', count: 1 },
  ]);
  expect(valueOf(messages.due(office))).toEqual([]);
  expect(valueOf(messages.see({ address: bob }))).toEqual([office]);
  expect(valueOf(messages.see({ address: bob }))).toEqual([]);
  expect(valueOf(messages.unread())).toMatchObject([{ count: 1 }]);
  database.close();
  const again = (await openMessages(folder)).messages;
  expect(valueOf(again.due('another account'))).toEqual([]);
  expect(valueOf(again.due(office))).toEqual([
    { id: 1, accountId: office, address: bob, messageId: 'in-1', at: 5 },
  ]);
  again.receiptSent(1);
  expect(valueOf(again.due(office))).toEqual([]);
});

it('owes the newest 500 receipts and no more', async () => {
  const { messages } = await openMessages();
  for (let number = 1; number <= 510; number += 1) {
    messages.add(received({ messageId: `in-${number}`, wantsDisplayed: true }));
    if (number % 100 === 0) messages.see({ address: bob });
  }
  messages.see({ address: bob });
  const due = valueOf(messages.due(office));
  expect([due.length, due[0]?.messageId, due.at(-1)?.messageId]).toEqual([500, 'in-11', 'in-510']);
});

it.each([
  ['müll', true],
  ['MULL', true],
  ['abfuhr', false],
  ['müll um', true],
  ['um müll', true],
  ['"müll', true],
  ['müll OR xyz', false],
  ['NEAR(', false],
  ['*', false],
  ['m', false],
  ["'; DROP TABLE messages; --", false],
])('search for %j', async (text, isFound) => {
  const { messages } = await openMessages();
  messages.add(received({ text: 'Müllabfuhr kommt um drei' }));
  expect(valueOf(messages.search(text))).toHaveLength(isFound ? 1 : 0);
});

it('what is deleted is gone from the file, and so is a peer of whom nothing is left', async () => {
  const { folder, database, messages } = await openMessages();
  const secret = 'a-secret-nobody-may-find';
  messages.add(received({ text: secret, address: 'sip:secret-peer@example.com' }));
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(readFileSync(folder.path, 'latin1')).toContain(secret);
  messages.remove(1);
  const file = readFileSync(folder.path, 'latin1');
  expect(file).not.toContain(secret);
  expect(file).not.toContain('secret-peer');
});

it('keeps a draft for each person until it is sent', async () => {
  const { folder, database, messages } = await openMessages();
  messages.saveDraft({ address: bob }, 'Dear', '');
  messages.saveDraft({ address: 'sip:+49301234567@example.com' }, 'Hello', '');
  database.close();
  const again = (await openMessages(folder)).messages;
  expect(valueOf(again.draft({ address: bob }))).toBe('Dear');
  expect(valueOf(again.draft({ address: 'sip:0301234567@example.com' }))).toBe('Hello');
  again.saveDraft({ address: bob }, '', 'Dear');
  expect(valueOf(again.draft({ address: bob }))).toBe('');
});

it('says so when it cannot be written', async () => {
  const { database, messages } = await openMessages();
  database.exec('PRAGMA query_only = ON');
  expect(messages.add(received())).toMatchObject({ ok: false, failure: { reason: 'storage-failed' } });
});
