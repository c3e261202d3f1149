import { expect, it, onTestFinished } from 'vitest';
import { Countries } from '../../../../main/timeline/countries.ts';
import { aCall } from '../history/past-calls.ts';
import { received, roomsOver, valueOf } from '../messages/some-messages.ts';
import { somebody } from '../people/some-people.ts';
import { DatabaseFolder } from '../storage/database-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const office = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c11';
const paris = '5a0fb4a5-1f3a-4d5e-9b43-1d9a0f3a7c12';
const national = 'sip:0612345678@pbx.example';

/** What main keeps, of accounts whose countries a test changes. */
async function openWith(countries: Record<string, string>) {
  const folder = new DatabaseFolder(temporaryFolder());
  const { database } = await folder.open();
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  const country = (accountId = office): string => countries[accountId] ?? 'DE';
  const rooms = roomsOver(database, folder.backups, 'pbx.example', country);
  const { messages, people, peers, timeline } = rooms;
  let changes = 0;
  const keeper = new Countries({
    database,
    peers,
    people: people.keys,
    accountIds: () => Object.keys(countries),
    country,
    onChanged: () => (changes += 1),
    onFailure: (detail) => expect(detail).toBeUndefined(),
  });
  await keeper.follow();
  const said = (address: string, accountId = office): number =>
    valueOf(timeline.page({ whom: { address, accountId }, limit: 100 })).entries.length;
  const draft = (address: string): string => valueOf(messages.draft({ address, accountId: office }));
  return { ...rooms, database, follow: () => keeper.follow(), said, draft, changes: () => changes };
}

it('a national number is one of the country of its account', async () => {
  const { history, said } = await openWith({ [office]: 'DE', [paris]: 'FR' });
  history.add(aCall({ accountId: paris, party: { address: national } }));
  expect([said(national, paris), said(national, office), said('sip:+33612345678@trunk.example')]).toEqual([
    1, 0, 1,
  ]);
});

it('follows when the country is another one: calls, messages, drafts, and who calls', async () => {
  const countries = { [office]: 'DE', [paris]: 'DE' };
  const store = await openWith(countries);
  const { history, messages, people, follow, said, draft, database } = store;
  people.save(somebody('Marie', '06 12 34 56 78'));
  history.add(aCall({ accountId: office, party: { address: national, displayName: 'Marie' } }));
  history.add(aCall({ accountId: paris, party: { address: national } }));
  messages.add(received({ accountId: office, address: national }));
  messages.add(received({ accountId: office, address: 'sip:+33612345678@x.example', messageId: 'in-2' }));
  messages.saveDraft({ address: national }, 'Chère Marie', '');
  countries[office] = 'FR';
  await follow();
  expect(store.changes()).toBe(1);
  const international = 'sip:+33612345678@trunk.example';
  expect([said(international), said(national), said(national, paris)]).toEqual([3, 3, 1]);
  expect(draft(international)).toBe('Chère Marie');
  expect(valueOf(people.find([{ address: international }]))).toMatchObject([{ name: 'Marie' }]);
  expect(valueOf(history.search('+33 6 12 34'))).toHaveLength(1);
  const peers = database.prepare('SELECT key FROM peers ORDER BY key').all();
  expect(peers.map(({ key }) => key)).toEqual(['+33612345678', '+49612345678']);
  await follow();
  expect(store.changes()).toBe(1);
});

it('follows for an account that was removed: its numbers are those of the address book', async () => {
  const countries: Record<string, string> = { [office]: 'DE', [paris]: 'FR' };
  const { history, follow, said } = await openWith(countries);
  history.add(aCall({ accountId: paris, party: { address: national } }));
  Reflect.deleteProperty(countries, paris);
  await follow();
  expect([said('sip:+33612345678@x.example'), said('sip:+49612345678@x.example')]).toEqual([0, 1]);
});

it('two drafts that are to one number now are one, and none is lost', async () => {
  const countries = { [office]: 'DE' };
  const { messages, follow, draft } = await openWith(countries);
  const international = 'sip:+33612345678@x.example';
  messages.saveDraft({ address: national, accountId: office }, 'Chère Marie', '');
  messages.saveDraft({ address: international, accountId: office }, 'À demain', '');
  countries[office] = 'FR';
  await follow();
  expect([draft(national), draft(international)]).toEqual(['À demain\nChère Marie', 'À demain\nChère Marie']);
});

it('what came in both forms of a number is not lost', async () => {
  const countries = { [office]: 'DE' };
  const { messages, follow } = await openWith(countries);
  for (const address of [national, 'sip:+33612345678@x.example']) messages.add(received({ address }));
  countries[office] = 'FR';
  await follow();
  expect(valueOf(messages.search('see'))).toHaveLength(2);
});

it('lets main go on meanwhile', async () => {
  const countries = { [office]: 'DE' };
  const { database, messages, follow, said } = await openWith(countries);
  valueOf(messages.add(received({ address: national })));
  database.exec(`
    WITH RECURSIVE round (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM round WHERE n < 20000)
    INSERT INTO messages (peer_id, account_id, direction, address, message_id, text, written_at, wants_displayed, seen)
    SELECT peer_id, account_id, direction, address, n, text, n, 0, 1 FROM messages, round`);
  countries[office] = 'FR';
  let turns = 0;
  let isOver = false;
  const others = (): void => {
    turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  await follow();
  isOver = true;
  expect(said('sip:+33612345678@x.example')).toBe(100);
  expect(turns).toBeGreaterThan(50);
});
