import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { answerRequest } from '../../main/ipc/answer-request.ts';
import { PeersTable } from '../../main/history/peers-table.ts';
import { Correspondents } from '../../main/people/correspondents.ts';
import { People } from '../../main/people/people.ts';
import { connect, type Database } from '../../main/storage/database.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { migrations } from '../../main/storage/migrations/index.ts';
import type { Handlers } from '../../preload/contract/index.ts';
import type { Bench } from './bench.ts';
import { nameOf, numberOf, PEOPLE } from './generated-history.ts';
import { percentile, summarise } from './statistics.ts';

const QUERIES = 500;
const LISTS = 10;

/** The address book of a large firm: 20,000 people with two numbers and an extension each, from a file. */
export async function measureAddressBook(bench: Bench): Promise<void> {
  const profile = join(bench.folder, 'address-book');
  await mkdir(profile);
  const database = connect(join(profile, 'parley.db'));
  migrate(database, migrations);
  const country = (): string => 'DE';
  const people = new People({
    database,
    backups: { forget: () => undefined } as never,
    correspondents: new Correspondents(database, new PeersTable(database, country), () => 'pbx.example'),
    country,
    newId: () => crypto.randomUUID(),
  });
  await importing(bench, people);
  callers(bench, database, people);
  searching(bench, database, people);
  await listing(bench, database, people);
  database.close();
}

async function importing(bench: Bench, people: People): Promise<void> {
  const cards = Array.from({ length: PEOPLE }, (_, person) => cardOf(person)).join('');
  const started = performance.now();
  const turns = longestTurn();
  const report = await people.import(Buffer.from(cards));
  const longest = turns.stop();
  if (!report.ok || report.value.added !== PEOPLE) throw new Error(JSON.stringify(report));
  const first = performance.now() - started;
  const again = performance.now();
  await people.import(Buffer.from(cards));
  bench.row({
    name: 'address book: 20,000 vCards are imported',
    unit: 'ms',
    parley: summarise([first]),
    baseline: { name: 'when all are known', series: summarise([performance.now() - again]) },
  });
  bench.row({
    name: 'address book: the longest that main waits while 20,000 vCards are imported',
    unit: 'ms',
    parley: summarise([longest]),
    baseline: { name: 'all of it', series: summarise([first]) },
    aim: { text: '≤ 50 ms', met: longest <= 50 },
  });
}

/** How long others in this process wait for their turn at most, in ms. */
function longestTurn(): { stop(): number } {
  let last = performance.now();
  let longest = 0;
  let isOver = false;
  const turn = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop() {
      isOver = true;
      return Math.max(longest, performance.now() - last);
    },
  };
}

/** Who calls, as the network writes it: in international form, in national, and by an extension. */
function callers(bench: Bench, database: Database, people: People): void {
  const caller = (index: number): string => {
    const person = somebody(index);
    const number = numberOf(person);
    return `sip:${[number, `0${number.slice(3)}`, extensionOf(person)][index % 3]}@pbx.example`;
  };
  const found = times((index) => {
    const answer = people.find([{ address: caller(index) }]);
    if (!answer.ok || answer.value[0]?.name !== nameOf(somebody(index))) throw new Error(caller(index));
  });
  const like = database.prepare(`
    SELECT people.* FROM people JOIN addresses ON person_id = people.id
    WHERE replace(replace(address, ' ', ''), '+49', '0') LIKE '%' || ? LIMIT 1`);
  const scanned = times((index) => void like.get(numberOf(somebody(index)).slice(3)), 50);
  const p95 = percentile(95, found);
  bench.row({
    name: 'address book: who of 20,000 calls, p95',
    unit: 'ms',
    parley: summarise([p95]),
    baseline: { name: 'by reading all numbers', series: summarise([percentile(95, scanned)]) },
    aim: { text: '≤ 2 ms', met: p95 <= 2 },
  });
  bench.row({ name: 'address book: who of 20,000 calls', unit: 'ms', parley: summarise(found) });
}

function searching(bench: Bench, database: Database, people: People): void {
  const texts = (index: number): string => {
    const person = somebody(index);
    const number = numberOf(person);
    return [
      nameOf(person),
      nameOf(person).slice(0, 1 + (index % 7)),
      number.slice(-4),
      `030${number.slice(5, 9)}`,
    ][index % 4] as string;
  };
  const found = times((index) => void people.search(texts(index)));
  const like = database.prepare(`
    SELECT DISTINCT people.* FROM people JOIN addresses ON person_id = people.id
    WHERE name LIKE '%' || ? || '%' OR address LIKE '%' || ? || '%' ORDER BY name LIMIT 50`);
  const scanned = times((index) => void like.all(texts(index), texts(index)), 50);
  const p95 = percentile(95, found);
  bench.row({
    name: 'address book: search by a piece of a name or number, p95',
    unit: 'ms',
    parley: summarise([p95]),
    baseline: { name: 'LIKE over all people', series: summarise([percentile(95, scanned)]) },
    aim: { text: '≤ 50 ms', met: p95 <= 50 },
  });
}

/** As the window gets it: read, and passed by the schema. */
async function listing(bench: Bench, database: Database, people: People): Promise<void> {
  const handlers = { 'people:list': () => people.list() } as unknown as Handlers;
  const lists: number[] = [];
  for (let count = 0; count < LISTS; count += 1) {
    const started = performance.now();
    const answer = await answerRequest('people:list', undefined, handlers, (text) => {
      throw new Error(text);
    });
    structuredClone(answer);
    lists.push(performance.now() - started);
  }
  const rows = database.prepare('SELECT * FROM people JOIN addresses ON person_id = people.id');
  bench.row({
    name: 'address book: all 20,000 people are listed',
    unit: 'ms',
    parley: summarise(lists),
    baseline: { name: 'reading the rows', series: summarise(times(() => void rows.all(), LISTS)) },
  });
}

function cardOf(person: number): string {
  const [mobile, work] = [`+49 170 ${1_000_000 + person}`, numberOf(person)];
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${nameOf(person)}`,
    'ORG:Example AG;Sales',
    `TEL;TYPE=work:${work.slice(0, 3)} ${work.slice(3, 5)} ${work.slice(5)}`,
    `TEL;TYPE=cell:${mobile}`,
    `TEL:${extensionOf(person)}`,
    `UID:${person}@example.com`,
    'END:VCARD\r\n',
  ].join('\r\n');
}

function extensionOf(person: number): string {
  return String(10_000 + person);
}

/** Spread over everybody, the same in each run. */
function somebody(index: number): number {
  return (index * 7_919) % PEOPLE;
}

function times(work: (index: number) => void, count = QUERIES): number[] {
  return Array.from({ length: count }, (_, index) => {
    const started = performance.now();
    work(index);
    return performance.now() - started;
  });
}
