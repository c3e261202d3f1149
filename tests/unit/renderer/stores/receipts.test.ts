import { beforeEach, expect, test } from 'vitest';
import { done, failed, type Answer, type DisplayedMessage } from '../../../../preload/contract/index.ts';
import type { MessageAnswer } from '../../../../renderer/sip/port.ts';
import { Receipts } from '../../../../renderer/stores/chat/receipts.ts';

const office = 'office';

/** What main keeps: what was displayed, and whose sender does not know yet. */
let due: DisplayedMessage[];
let isFull: boolean;
let isReady: boolean;
let sent: number[];
let answers: ((answer: MessageAnswer) => void)[];
let receipts: Receipts;

function displayed(...ids: number[]): void {
  due.push(...ids.map((id) => ({ id, accountId: office, address: 'sip:bob@a', messageId: `m${id}`, at: 1 })));
}

beforeEach(() => {
  due = [];
  isFull = false;
  isReady = true;
  sent = [];
  answers = [];
  const answer = (name: string, input: unknown): Answer<unknown> => {
    if (name === 'messages:receipts-due') return done([...due]);
    if (isFull) return failed('storage-failed');
    due = due.filter(({ id }) => id !== (input as { id: number }).id);
    return done();
  };
  receipts = new Receipts({
    bridge: { request: (name, input) => Promise.resolve(answer(name, input) as never) },
    isReady: () => isReady,
    send: ({ id }) => {
      sent.push(id);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
});

/** Answers the receipt that is on its way, and lets happen what follows from it. */
async function answered(answer: MessageAnswer): Promise<void> {
  answers.shift()?.(answer);
  await new Promise(setImmediate);
}

test('are sent one after the other, once each, whatever is answered', async () => {
  displayed(1, 2);
  const sending = receipts.send(office);
  await new Promise(setImmediate);
  expect(sent).toEqual([1]);
  await answered({ status: 200 });
  await answered({ status: 404 });
  await sending;
  await receipts.send(office);
  expect(sent).toEqual([1, 2]);
  expect(due).toEqual([]);
});

test('that the connection has lost are sent after the next one comes', async () => {
  displayed(1, 2);
  const sending = receipts.send(office);
  await new Promise(setImmediate);
  await answered('lost');
  await sending;
  isReady = false;
  await receipts.send(office);
  expect(sent).toEqual([1]);
  isReady = true;
  void receipts.send(office);
  await new Promise(setImmediate);
  await answered({ status: 200 });
  await answered({ status: 200 });
  expect(sent).toEqual([1, 1, 2]);
});

test('of what is displayed meanwhile follow', async () => {
  displayed(1);
  const sending = receipts.send(office);
  await new Promise(setImmediate);
  displayed(2);
  await receipts.send(office);
  expect(sent).toEqual([1]);
  await answered({ status: 200 });
  await answered({ status: 200 });
  await sending;
  expect(sent).toEqual([1, 2]);
});

test('go out once even when it cannot be put down that they did', async () => {
  isFull = true;
  displayed(1);
  const sending = receipts.send(office);
  await new Promise(setImmediate);
  await answered({ status: 200 });
  await sending;
  await receipts.send(office);
  expect(sent).toEqual([1]);
});
