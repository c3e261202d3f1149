import { beforeEach, expect, test } from 'vitest';
import type { Delivery } from '../../../../preload/contract/index.ts';
import type { MessageAnswer } from '../../../../renderer/sip/port.ts';
import { Outbox, type OutgoingMessage } from '../../../../renderer/stores/chat/outbox.ts';

const bob = 'sip:bob@example.com';
const carol = 'sip:carol@example.com';

interface Sending {
  readonly text: string;
  readonly format: Delivery['format'];
  readonly answer: (answer: MessageAnswer) => Promise<void>;
}

let ids = 0;
let ready = true;
let sending: Sending[] = [];
let saved: string[] = [];
let outbox: Outbox;
const messages = new Map<string, OutgoingMessage>();

beforeEach(() => {
  ready = true;
  sending = [];
  saved = [];
  messages.clear();
  outbox = new Outbox({
    isReady: () => ready,
    send: ({ text, delivery }) =>
      new Promise((resolve) => {
        const answer = async (given: MessageAnswer): Promise<void> => {
          resolve(given);
          await settled();
        };
        sending.push({ text, format: delivery.format, answer });
      }),
    save: (id, { state }) => {
      saved.push(`${id} ${state.name}`);
      return Promise.resolve({ ok: true, value: undefined });
    },
    changed: (message) => messages.set(message.text, message),
  });
});

const settled = (): Promise<void> => new Promise(setImmediate);

async function write(text: string, address = bob, format: Delivery['format'] = 'cpim'): Promise<void> {
  ids += 1;
  const message: OutgoingMessage = {
    id: ids,
    direction: 'outgoing',
    accountId: 'office',
    address,
    text,
    at: ids,
    messageId: `id-${ids}`,
    seen: true,
    delivery: { format, state: { name: 'queued' } },
  };
  messages.set(text, message);
  outbox.put(message);
  await settled();
}

const stateOf = (text: string): string | undefined => messages.get(text)?.delivery.state.name;

test('to one person one after the other, to others at the same time', async () => {
  await write('one');
  await write('two');
  await write('three', carol);
  expect(sending.map(({ text }) => text)).toEqual(['one', 'three']);
  await sending[0]?.answer({ status: 200 });
  expect(sending.map(({ text }) => text)).toEqual(['one', 'three', 'two']);
  expect([stateOf('one'), stateOf('two'), stateOf('three')]).toEqual(['sent', 'sending', 'sending']);
});

test('a refused message does not hold up the next one', async () => {
  await write('one');
  await write('two');
  await sending[0]?.answer({ status: 404 });
  expect(messages.get('one')?.delivery.state).toEqual({ name: 'failed', problem: 'not-found', status: 404 });
  expect(sending.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('waits while the account cannot send, then all go in the order they were written', async () => {
  ready = false;
  for (const text of ['one', 'two', 'three']) await write(text);
  expect(sending).toEqual([]);
  ready = true;
  outbox.ready('elsewhere');
  await settled();
  expect(sending).toEqual([]);
  outbox.ready('office');
  await settled();
  for (let index = 0; index < 3; index += 1) await sending[index]?.answer({ status: 200 });
  expect(sending.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
});

test('that it is on its way is on the disk before it is', async () => {
  await write('one');
  expect(saved).toEqual([`${ids} sending`]);
});

test('lost with the connection, it is sent again before those behind it, and not over and over', async () => {
  await write('one');
  await write('two');
  await sending[0]?.answer('lost');
  expect(sending.map(({ text }) => text)).toEqual(['one']);
  expect(stateOf('one')).toBe('queued');
  outbox.ready('office');
  await settled();
  await sending[1]?.answer({ status: 200 });
  expect(sending.map(({ text }) => text)).toEqual(['one', 'one', 'two']);
});

test('415 to CPIM: as plain text at once', async () => {
  await write('one');
  await sending[0]?.answer({ status: 415 });
  expect(sending.map(({ format }) => format)).toEqual(['cpim', 'plain']);
  await sending[1]?.answer({ status: 202 });
  expect(messages.get('one')?.delivery).toEqual({ format: 'plain', state: { name: 'sent' } });
});

test('a receipt that overtakes the answer is not taken back by it', async () => {
  await write('one');
  const message = messages.get('one');
  if (message !== undefined) await outbox.tell(message, { type: 'receipt', disposition: 'delivered' });
  await sending[0]?.answer({ status: 202 });
  expect(stateOf('one')).toBe('delivered');
});

test('what failed is sent again when the person wants it', async () => {
  await write('one', bob, 'plain');
  await sending[0]?.answer('lost');
  expect(stateOf('one')).toBe('failed');
  const message = messages.get('one');
  if (message !== undefined) await outbox.tell(message, { type: 'retry' });
  await settled();
  await sending[1]?.answer({ status: 200 });
  expect(stateOf('one')).toBe('sent');
});
