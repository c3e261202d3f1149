import { expect, it } from 'vitest';
import type { TimelineEntry, Whom } from '../../../../preload/contract/index.ts';
import { placeOf } from '../../../../preload/contract/index.ts';
import { aCall } from '../history/past-calls.ts';
import { received, valueOf, written } from '../messages/some-messages.ts';
import { openPeople, somebody } from '../people/some-people.ts';

const bob = 'sip:bob@pbx.example';
const mobile = 'sip:+491701234567@trunk.example';
const nationalMobile = 'sip:01701234567@pbx.example';

const words = (entries: readonly TimelineEntry[]): string[] =>
  entries.map((entry) => (entry.kind === 'call' ? 'call' : entry.message.text));

async function openBook() {
  const book = await openPeople();
  const { messages, timeline } = book;
  let count = 0;
  const receive = (address: string, text: string, change = {}) =>
    valueOf(messages.add(received({ address, text, messageId: `in-${(count += 1)}`, at: count, ...change })));
  const said = (whom: Whom): string[] => words(valueOf(timeline.page({ whom, limit: 100 })).entries);
  const unread = () => valueOf(messages.unread());
  const draft = (address: string): string => valueOf(messages.draft({ address }));
  return { ...book, receive, said, unread, draft };
}

it('is one for all addresses of a person, whichever opens it', async () => {
  const { add, history, messages, receive, said } = await openBook();
  receive(bob, 'one');
  receive(nationalMobile, 'two');
  history.add(aCall({ party: { address: mobile }, startedAt: 3 }));
  messages.add(written({ address: bob, text: 'four', at: 4 }));
  receive('sip:carol@pbx.example', 'other');
  add('Bob', 'bob', '+49 170 1234567');
  for (const address of [bob, mobile, nationalMobile])
    expect(said({ address })).toEqual(['one', 'two', 'call', 'four']);
});

it('pages over all of them without losing or doubling anything', async () => {
  const { add, history, receive, timeline } = await openBook();
  add('Bob', 'bob', '+49 170 1234567', '204');
  const addresses = [bob, mobile, 'sip:204@pbx.example'];
  for (let index = 0; index < 60; index += 1) {
    const [address = '', at] = [addresses[index % 3], Math.floor(index / 7)];
    if (index % 4 === 0) history.add(aCall({ party: { address }, startedAt: at }));
    else receive(address, `m${index}`, { at });
  }
  const whom = { address: bob };
  const whole = valueOf(timeline.page({ whom, limit: 100 })).entries;
  expect(whole).toHaveLength(60);
  for (const limit of [1, 7, 59]) {
    const older: TimelineEntry[] = [];
    for (let hasMore = true; hasMore;) {
      const before = older[0] && { before: placeOf(older[0]) };
      const page = valueOf(timeline.page({ whom, limit, ...before }));
      older.unshift(...page.entries);
      hasMore = page.hasMore;
    }
    expect(older).toEqual(whole);
  }
});

it('changes with the addresses of the person, and nothing is lost by it', async () => {
  const { add, people, receive, said } = await openBook();
  receive(bob, 'by name');
  receive(mobile, 'by number');
  const { id } = add('Bob', 'bob');
  expect([said({ address: bob }), said({ address: mobile })]).toEqual([['by name'], ['by number']]);
  people.save({ id, ...somebody('Bob', 'bob', '0170 1234567') });
  expect(said({ address: mobile })).toEqual(['by name', 'by number']);
  people.save({ id, ...somebody('Bob', '0170 1234567') });
  expect([said({ address: bob }), said({ address: mobile })]).toEqual([['by name'], ['by number']]);
  people.save({ id, ...somebody('Bob', 'bob', '0170 1234567') });
  people.remove(id);
  expect([said({ address: bob }), said({ address: mobile })]).toEqual([['by name'], ['by number']]);
});

it('of two people with one number is of whoever was chosen', async () => {
  const { add, receive, said } = await openBook();
  const firm = '+49 30 1234567';
  add('Ada', 'ada', firm);
  const { id: personId } = add('Bob', 'bob', firm);
  const address = 'sip:+49301234567@trunk.example';
  for (const one of ['sip:ada@pbx.example', bob, address]) receive(one, one);
  expect(said({ address })).toEqual(['sip:ada@pbx.example', address]);
  expect(said({ address, personId })).toEqual([bob, address]);
});

it('of an extension without a domain is of the first account, of a number of any server', async () => {
  const { add, receive, said } = await openBook();
  add('Bob', '204', '999 000 111');
  for (const address of ['sip:204@pbx.example', 'sip:204@other.example', 'sip:999000111@trunk.example'])
    receive(address, address);
  expect(said({ address: 'sip:204@pbx.example' })).toEqual([
    'sip:204@pbx.example',
    'sip:999000111@trunk.example',
  ]);
  expect(said({ address: 'sip:204@other.example' })).toEqual(['sip:204@other.example']);
});

it('has one count of what nobody has seen, at the address that was used last, over all accounts', async () => {
  const { add, messages, receive, unread } = await openBook();
  const home = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c12';
  receive(bob, 'one');
  receive('sip:carol@pbx.example', 'other');
  receive(bob, 'two', { accountId: home });
  expect(unread()).toMatchObject([{ count: 1 }, { address: bob, accountId: home, count: 2 }]);
  receive(nationalMobile, 'three');
  expect(unread()).toHaveLength(3);
  const { id } = add('Bob', 'bob', '+49 170 1234567');
  expect(unread()).toMatchObject([
    { count: 1, from: [{ people: [] }] },
    { address: nationalMobile, count: 3, from: [{ people: [id] }, { people: [id] }] },
  ]);
  valueOf(messages.see({ address: mobile }));
  expect(unread()).toMatchObject([{ address: 'sip:carol@pbx.example' }]);
});

it('has one draft; two that were begun before they were one person stay both', async () => {
  const { add, draft, messages, people } = await openBook();
  messages.saveDraft({ address: bob }, 'Dear', '');
  messages.saveDraft({ address: mobile }, 'Hello', '');
  const { id } = add('Bob', 'bob', '+49 170 1234567');
  expect(draft(bob)).toBe('Hello\nDear');
  // Written by who had not read the other one.
  messages.saveDraft({ address: bob }, 'Dear Bob', 'Dear');
  expect(draft(nationalMobile)).toBe('Hello\nDear Bob');
  messages.saveDraft({ address: mobile }, 'Hello Bob', 'Hello\nDear Bob');
  expect(draft(bob)).toBe('Hello Bob');
  people.remove(id);
  expect([draft(bob), draft(mobile)]).toEqual(['', 'Hello Bob']);
});
