import { beforeEach, expect, test } from 'vitest';
import {
  done,
  failed,
  type Account,
  type Answer,
  type Bridge,
  type NewMessage,
  type Room,
} from '../../../../preload/contract/index.ts';
import type { Line, MessageAnswer } from '../../../../renderer/sip/port.ts';
import { Chats } from '../../../../renderer/stores/chat/chats.svelte.ts';
import type { OutgoingMessage } from '../../../../renderer/stores/chat/outbox.ts';
import { FakeClock } from './fake-clock.ts';

const office: Account = {
  id: 'office',
  name: 'Office',
  aor: 'sip:alice@example.com',
  servers: ['wss://example.com'],
  enabled: true,
  secret: 'keychain',
};
const sales: Room = { accountId: office.id, address: 'sip:chat-sales@example.com', isJoined: true };

/** What the server says, one message after the other; then 200. */
let answers: MessageAnswer[];
let sent: string[];
let kept: NewMessage[];
let put: Answer<void>;
let tellRooms: (rooms: Room[]) => void;
let problems: OutgoingMessage['delivery']['state'][];
let chats: Chats;

beforeEach(() => {
  answers = [];
  sent = [];
  kept = [];
  put = done();
  problems = [];
  const rooms = new Promise<Answer<Room[]>>((resolve) => (tellRooms = (all) => resolve(done(all))));
  const request = (name: string, input: unknown): Promise<Answer<unknown>> => {
    if (name === 'rooms:list') return rooms;
    if (name === 'rooms:put') return Promise.resolve(put);
    if (name !== 'messages:add') return Promise.resolve(done([]));
    const message = input as NewMessage;
    kept.push(message);
    return Promise.resolve(
      done({
        message: { ...message, id: kept.length },
        isNew: true,
        whose: { peer: message.address, people: [] },
      }),
    );
  };
  const line: Pick<Line, 'sendMessage'> = {
    sendMessage: (_target, { body }) => {
      sent.push(body);
      return Promise.resolve(answers.shift() ?? { status: 200 });
    },
  };
  chats = new Chats({
    bridge: { request } as unknown as Bridge,
    accounts: { of: () => office },
    lines: { of: () => line as Line },
    isRegistered: () => true,
    clock: new FakeClock(),
    newId: () => 'made-here',
    failed: ({ delivery }) => problems.push(delivery.state),
  });
});

async function write(text: string): Promise<void> {
  tellRooms([sales]);
  await chats.load();
  await chats.write(office.id, sales.address, text);
  await new Promise((resolve) => setImmediate(resolve));
}

test.each([403, 404])('a server that has forgotten the group says %i, and is told again', async (status) => {
  answers = [{ status }];
  await write('hello');
  expect([sent, problems]).toEqual([['hello', '#join', 'hello'], []]);
});

test.each([408, 413, 480, 500, 503])('what is refused with %i is not sent again', async (status) => {
  answers = [{ status }];
  await write('hello');
  expect(sent).toEqual(['hello']);
  expect(problems).toMatchObject([{ name: 'failed', status }]);
});

test('of a text in parts of which one is accepted, nothing is sent again', async () => {
  answers = [{ status: 200 }, { status: 403 }];
  await write('word '.repeat(400));
  expect(sent).toHaveLength(2);
  expect(problems).toMatchObject([{ name: 'failed', problem: 'forbidden' }]);
});

test('what the server kept waits until it is known which addresses are groups', async () => {
  const loading = chats.load();
  const content = { kind: 'text', text: '[bob]: hello', wants: [] } as const;
  const receiving = chats.receive({ accountId: office.id, from: { address: sales.address }, content });
  tellRooms([sales]);
  await loading;
  expect(await receiving).toBe(true);
  expect(kept).toMatchObject([{ text: 'hello', author: 'sip:bob@example.com' }]);
});

test('a group that cannot be kept is not joined, and says why', async () => {
  put = failed('storage-failed');
  expect(await chats.rooms.join(office.id, sales.address)).toEqual({ reason: 'storage-failed' });
  expect(chats.rooms.joined).toEqual([]);
});

test('who is registered again is in the groups of the account again', async () => {
  tellRooms([
    sales,
    { ...sales, address: 'sip:chat-elsewhere@example.com', accountId: 'other' },
    { ...sales, address: 'sip:chat-left@example.com', isJoined: false },
  ]);
  await chats.rooms.enter(office.id);
  expect(sent).toEqual(['#create chat-sales']);
});

test.each(['*** You have been removed from the room', '*** Room has been destroyed'])(
  'after "%s" nobody comes back by themselves',
  async (text) => {
    tellRooms([sales]);
    await chats.load();
    const content = { kind: 'text', text: `[bob]: ${text}`, wants: [] } as const;
    await chats.receive({ accountId: office.id, from: { address: sales.address }, content });
    expect(chats.rooms.joined).toHaveLength(1);
    await chats.receive({
      accountId: office.id,
      from: { address: sales.address },
      content: { ...content, text },
    });
    await chats.rooms.enter(office.id);
    expect([chats.rooms.joined, sent]).toEqual([[], []]);
  },
);
