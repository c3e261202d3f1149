import { beforeEach, expect, test } from 'vitest';
import { failed, type Failure } from '../../../../preload/contract/index.ts';
import type { Call } from '../../../../renderer/domain/call/call.ts';
import { receive } from '../../../../renderer/domain/call/step.ts';
import { Replies } from '../../../../renderer/stores/replies.ts';

const party = { address: 'sip:204@example.com', displayName: 'Grace' };
const { call } = receive({ id: '1', accountId: 'office', sipCallId: 'a', party, at: 0 });

let happened: unknown[];
let incoming: Call[];
let failure: Failure | undefined;
let canWrite: boolean;
let replies: Replies;

beforeEach(() => {
  happened = [];
  incoming = [call];
  failure = undefined;
  canWrite = true;
  replies = new Replies({
    calls: {
      get incoming() {
        return incoming;
      },
      decline: (id) => happened.push(['declined', id]),
    },
    chats: {
      canWrite: () => canWrite,
      see(address) {
        happened.push(['seen', address]);
        return Promise.resolve();
      },
      write(accountId, address, text) {
        happened.push(['written', accountId, address, text]);
        return Promise.resolve(failure);
      },
    },
    failed: ({ party: { displayName } }, { reason }) => happened.push(['failed', displayName, reason]),
    refused: ({ party: { displayName } }) => happened.push(['refused', displayName]),
  });
});

const done = [
  ['written', 'office', 'sip:204@example.com', 'Später ☎'],
  ['declined', '1'],
];

test('the text goes to the caller, and the call is declined', async () => {
  await replies.send('1', 'Später ☎');
  expect(happened).toEqual(done);
});

test('the call is declined though the text cannot be kept, and that is said', async () => {
  ({ failure } = failed('storage-failed'));
  await replies.send('1', 'Später ☎');
  expect(happened).toEqual([...done, ['failed', 'Grace', 'storage-failed']]);
});

test('to a telephone number nothing is written where the account sends no SMS, and the call is declined', async () => {
  canWrite = false;
  await replies.send('1', 'Später ☎');
  expect(happened).toEqual([
    ['refused', 'Grace'],
    ['declined', '1'],
  ]);
});

test('nothing is written for a call that rings no more', async () => {
  incoming = [];
  await replies.send('1', 'Später ☎');
  expect(happened).toEqual([]);
});

test('an answer to a message has seen it', async () => {
  await replies.write({ accountId: 'office', address: party.address }, 'Yes');
  expect(happened).toEqual([
    ['seen', { accountId: 'office', address: 'sip:204@example.com' }],
    ['written', 'office', 'sip:204@example.com', 'Yes'],
  ]);
});
