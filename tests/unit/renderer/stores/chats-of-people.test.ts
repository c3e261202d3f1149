import { beforeEach, expect, test, vi } from 'vitest';
import {
  type Account,
  type Answer,
  type Bridge,
  type Input,
  done,
  failed,
} from '../../../../preload/contract/index.ts';
import { Chats } from '../../../../renderer/stores/chat/chats.svelte.ts';
import type { Conversation } from '../../../../renderer/stores/chat/conversation.svelte.ts';
import { aCall } from '../../main/history/past-calls.ts';
import { office as officeId } from '../../main/messages/some-messages.ts';
import { openPeople, somebody } from '../../main/people/some-people.ts';
import { FakeClock } from './fake-clock.ts';

const office: Account = {
  id: officeId,
  name: 'Office',
  aor: 'sip:alice@pbx.example',
  servers: ['wss://pbx.example'],
  enabled: true,
  secret: 'keychain',
};
const bob = 'sip:bob@pbx.example';
const national = 'sip:01701234567@pbx.example';
const international = 'sip:+491701234567@trunk.example';

let book: Awaited<ReturnType<typeof openPeople>>;
let chats: Chats;
let failures: string[];
let answerTo: (name: string, input: never) => Promise<Answer<unknown>>;

/** The chats of a window over what main really keeps. */
beforeEach(async () => {
  book = await openPeople();
  failures = [];
  const { messages, timeline } = book;
  const answers: Record<string, (input: never) => Answer<unknown>> = {
    'messages:add': (message: Input<'messages:add'>) => messages.add(message),
    'messages:deliver': ({ id, delivery }: Input<'messages:deliver'>) => messages.deliver(id, delivery),
    'messages:see': (whom: Input<'messages:see'>) => messages.see(whom),
    'messages:unread': () => messages.unread(),
    'messages:unsent': () => messages.unsent(),
    'messages:receipts-due': ({ accountId }: Input<'messages:receipts-due'>) => messages.due(accountId),
    'timeline:page': (query: Input<'timeline:page'>) => timeline.page(query),
    'drafts:read': (whom: Input<'drafts:read'>) => messages.draft(whom),
    'rooms:list': () => done([]),
  };
  answerTo = (name, input) => Promise.resolve(answers[name]?.(input) ?? done());
  const request = (name: string, input: never) => answerTo(name, input);
  chats = new Chats({
    bridge: { request } as unknown as Bridge,
    accounts: { of: () => office },
    lines: { of: () => ({ sendMessage: () => Promise.resolve({ status: 404 }) }) as never },
    isRegistered: () => true,
    clock: new FakeClock(),
    newId: () => crypto.randomUUID(),
    failed: ({ text }) => failures.push(text),
  });
});

async function opened(address: string, isWatched = false): Promise<Conversation> {
  const conversation = chats.open({ address, accountId: office.id });
  await conversation.open();
  conversation.isWatched = isWatched;
  return conversation;
}

const receive = (address: string, text: string): Promise<boolean> =>
  chats.receive({ accountId: office.id, from: { address }, content: { kind: 'text', text, wants: [] } });

const texts = ({ entries }: Conversation): string[] =>
  entries.map((entry) => (entry.kind === 'message' ? entry.message.text : 'call'));

test('a message to the open conversation of a number is there however the number is written, and is seen', async () => {
  const conversation = await opened(national, true);
  await receive(international, 'hello');
  expect(texts(conversation)).toEqual(['hello']);
  await vi.waitFor(() => expect(book.messages.unread()).toEqual(done([])));
  expect(chats.unread).toBe(0);
});

test('one from any address of a person is there, and so is a call', async () => {
  book.add('Bob', 'bob', '+49 170 1234567');
  const conversation = await opened(bob);
  await receive(international, 'by number');
  const called = book.history.add(aCall({ party: { address: national }, startedAt: Date.now() }));
  if (called.ok) chats.showCall(called.value);
  await receive('sip:carol@pbx.example', 'from somebody else');
  expect(texts(conversation).toSorted()).toEqual(['by number', 'call']);
  expect(conversation.lastUsed).toBe(international);
});

test('what nobody has seen is counted once for each person, and told with the last of it', async () => {
  book.add('Bob', 'bob', '+49 170 1234567');
  await receive(bob, 'one');
  await receive(international, 'two');
  await vi.waitFor(() => expect(chats.unread).toBe(2));
  expect(chats.unreadPeople).toMatchObject([{ count: 2 }]);
  const conversation = await opened(national);
  expect(chats.unreadIn(conversation)).toBe(2);
  await chats.see(conversation.whom);
  expect([chats.unread, chats.unreadIn(conversation)]).toEqual([0, 0]);
});

test('a text in parts is one that is unread', async () => {
  for (const number of [1, 2, 3]) {
    const part = { of: 'whole', number, count: 3 };
    const content = { kind: 'text', text: 'x', messageId: `whole.${number}`, wants: [], part } as const;
    await chats.receive({ accountId: office.id, from: { address: bob }, content });
  }
  await vi.waitFor(() => expect(chats.unread).toBe(1));
});

test('an address that somebody gets or loses changes the open conversation and the count at once', async () => {
  await receive(bob, 'by name');
  await receive(international, 'by number');
  const { id } = book.add('Bob', 'bob');
  const conversation = await opened(bob);
  expect(texts(conversation)).toEqual(['by name']);
  book.people.save({ id, ...somebody('Bob', 'bob', '0170 1234567') });
  chats.regroup();
  await vi.waitFor(() => expect(texts(conversation)).toEqual(['by name', 'by number']));
  await vi.waitFor(() => expect(chats.unreadPeople).toHaveLength(1));
  book.people.remove(id);
  chats.regroup();
  await vi.waitFor(() => expect(texts(conversation)).toEqual(['by name']));
  await vi.waitFor(() => expect(chats.unreadPeople).toHaveLength(2));
});

/** More than one page, and the reader is at its first one. */
async function readFurtherUp(): Promise<Conversation> {
  for (let index = 0; index < 60; index += 1) await receive(bob, `m${index}`);
  const conversation = await opened(bob);
  await conversation.older();
  expect(conversation.entries).toHaveLength(60);
  return conversation;
}

test('whoever reads further up stays there while the address book changes for others, or cannot be read', async () => {
  const conversation = await readFurtherUp();
  book.add('Carol', 'carol');
  await conversation.regroup();
  expect(conversation.entries).toHaveLength(60);
  book.add('Bob', 'bob', '+49 170 1234567');
  const answer = answerTo;
  answerTo = () => Promise.resolve(failed('storage-failed'));
  await conversation.regroup();
  await conversation.open();
  expect(conversation.entries).toHaveLength(60);
  answerTo = answer;
  await conversation.regroup();
  expect(conversation.entries).toHaveLength(50);
});

test('an answer from before is not what is shown', async () => {
  await receive(bob, 'by name');
  await receive(international, 'by number');
  const conversation = await opened(bob);
  const answer = answerTo;
  const { id } = book.add('Bob', 'bob', '0170 1234567');
  const late: (() => void)[] = [];
  answerTo = async (name, input) => {
    const former = await answer(name, input);
    if (name === 'timeline:page') await new Promise<void>((resolve) => late.push(resolve));
    return former;
  };
  const first = conversation.regroup();
  await vi.waitFor(() => expect(late).toHaveLength(1));
  book.people.remove(id);
  answerTo = answer;
  await conversation.regroup();
  late[0]?.();
  await first;
  expect(texts(conversation)).toEqual(['by name']);
});

test('what does not arrive is told, unless its conversation shows it', async () => {
  await opened(national);
  await chats.write(office.id, international, 'shown');
  await chats.write(office.id, bob, 'not shown');
  await vi.waitFor(() => expect(failures).toEqual(['not shown']));
});

test('what becomes of a message while a page is read is not undone by the page, which is older', async () => {
  const conversation = await opened(bob);
  const answer = answerTo;
  let giveThePage = (): void => undefined;
  answerTo = async (name, input) => {
    const read = await answer(name, input);
    if (name === 'timeline:page') await new Promise<void>((resolve) => (giveThePage = resolve));
    return read;
  };
  await chats.write(office.id, bob, 'hello');
  const reading = conversation.open();
  const isFailed = [{ message: { delivery: { state: { name: 'failed' } } } }];
  await vi.waitFor(() => expect(conversation.entries).toMatchObject(isFailed));
  giveThePage();
  await reading;
  expect(conversation.entries).toMatchObject(isFailed);
});
