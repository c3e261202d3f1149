import { beforeEach, expect, test } from 'vitest';
import { failed, type NewMessage } from '../../../../preload/contract/index.ts';
import type { ChatContent } from '../../../../renderer/domain/chat/chat.ts';
import { inbox } from '../../../../renderer/stores/chat/inbox.ts';

const bob = 'sip:bob@example.com';
const NOW = 10_000;

let kept: NewMessage[];
let isFull: boolean;
let happened: string[];
let rooms: string[];
let receive: (content: ChatContent, sentAt?: number) => Promise<boolean>;

beforeEach(() => {
  kept = [];
  isFull = false;
  happened = [];
  rooms = [];
  const take = inbox({
    now: () => NOW,
    newId: () => 'made-here',
    isRoom: (address) => rooms.includes(address),
    add: (message) => {
      if (isFull) return Promise.resolve(failed('storage-failed'));
      const isNew = !kept.some(({ messageId }) => messageId === message.messageId);
      kept.push(message);
      return Promise.resolve({
        ok: true,
        value: {
          message: { ...message, id: kept.length, seen: false },
          isNew,
          whose: { peer: '', people: [] },
        },
      });
    },
    arrived: ({ message: { text } }) => happened.push(`arrived ${text}`),
    composing: (address, isActive) => happened.push(`${address} ${isActive ? 'writes' : 'writes no more'}`),
    receipt: ({ messageId, disposition }) => {
      happened.push(`${messageId} was ${disposition}`);
      return Promise.resolve();
    },
    sendReceipt: ({ messageId }) => happened.push(`receipt for ${messageId}`),
  });
  receive = (content, sentAt) =>
    take({
      accountId: 'office',
      from: { address: bob },
      content,
      ...(sentAt !== undefined && { sentAt }),
    });
});

test('a text is kept before it is said to have arrived, and told once', async () => {
  const text = {
    kind: 'text',
    text: 'hi',
    messageId: 'm1',
    wants: ['delivered', 'displayed'],
    at: 9_000,
  } as const;
  expect(await receive(text)).toBe(true);
  expect(kept).toEqual([
    {
      direction: 'incoming',
      accountId: 'office',
      address: bob,
      text: 'hi',
      at: 9_000,
      messageId: 'm1',
      wantsDisplayed: true,
    },
  ]);
  expect(happened).toEqual([`${bob} writes no more`, 'receipt for m1', 'arrived hi']);
  // Its sender did not hear that it arrived, and sends it again: the receipt may have been lost as well.
  expect(await receive(text)).toBe(true);
  expect(happened.slice(3)).toEqual([`${bob} writes no more`, 'receipt for m1']);
});

test('what cannot be kept has not arrived', async () => {
  isFull = true;
  expect(await receive({ kind: 'text', text: 'hi', messageId: 'm1', wants: ['delivered'] })).toBe(false);
  expect(happened).toEqual([]);
});

test('plain text gets a name here, and nobody is told anything', async () => {
  await receive({ kind: 'text', text: 'hi', wants: [] });
  expect(kept).toMatchObject([{ messageId: 'made-here', wantsDisplayed: false, at: NOW }]);
  expect(happened).not.toContain('receipt for made-here');
});

test('the time is the one it was written at, else the one the server took it, never one to come', async () => {
  await receive({ kind: 'text', text: 'a', wants: [] }, 8_000);
  await receive({ kind: 'text', text: 'b', wants: [], at: 7_000 }, 8_000);
  await receive({ kind: 'text', text: 'c', wants: [], at: 99_000 });
  expect(kept.map(({ at }) => at)).toEqual([8_000, 7_000, NOW]);
});

test('parts are kept under the name of the whole', async () => {
  await receive({
    kind: 'text',
    text: 'a',
    messageId: 'w.1',
    wants: [],
    part: { of: 'w', number: 1, count: 2 },
  });
  expect(kept).toMatchObject([{ messageId: 'w', part: { number: 1, count: 2 } }]);
});

test('signs of writing and receipts go where they belong', async () => {
  expect(await receive({ kind: 'composing', isActive: true, refreshSeconds: 90 })).toBe(true);
  expect(await receive({ kind: 'receipt', messageId: 'm1', disposition: 'displayed' })).toBe(true);
  expect(happened).toEqual([`${bob} writes`, 'm1 was displayed']);
  expect(kept).toEqual([]);
});

test('a sign of writing that the server has kept for us is of a time that is over', async () => {
  expect(await receive({ kind: 'composing', isActive: true, refreshSeconds: 5 }, NOW - 6_000)).toBe(true);
  expect(happened).toEqual([]);
});

test('what comes from a group has its author, and nobody is told that it came', async () => {
  rooms = [bob];
  const hello = { kind: 'text', messageId: 'm1', wants: ['delivered', 'displayed'] } as const;
  await receive({ ...hello, text: '[alice]: hello' });
  await receive({ ...hello, messageId: 'm2', text: 'hello', author: 'sip:carol@example.com' });
  await receive({ kind: 'text', text: '*** [alice] has joined the room', author: bob, wants: [] });
  expect(kept).toMatchObject([
    { address: bob, text: 'hello', author: 'sip:alice@example.com', wantsDisplayed: false },
    { text: 'hello', author: 'sip:carol@example.com' },
    { text: '*** [alice] has joined the room' },
  ]);
  expect(kept[2]).not.toHaveProperty('author');
  expect(happened.filter((what) => what.startsWith('receipt'))).toEqual([]);
});

test('of anybody else, what pretends to name an author is text', async () => {
  await receive({ kind: 'text', text: '[alice]: hello', author: 'sip:carol@example.com', wants: [] });
  expect(kept).toMatchObject([{ address: bob, text: '[alice]: hello' }]);
  expect(kept[0]).not.toHaveProperty('author');
});
