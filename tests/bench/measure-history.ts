import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from '@playwright/test';
import { CallsTable } from '../../main/history/calls-table.ts';
import { PeersTable } from '../../main/history/peers-table.ts';
import { findPeers } from '../../main/history/find-peers.ts';
import { connect, type Database } from '../../main/storage/database.ts';
import { damageIn } from '../../main/storage/file-work.ts';
import { Correspondents } from '../../main/people/correspondents.ts';
import { People } from '../../main/people/people.ts';
import { findMessages } from '../../main/messages/find-messages.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { migrations } from '../../main/storage/migrations/index.ts';
import { Timeline } from '../../main/timeline/timeline.ts';
import type { PastCall, PersonAddress } from '../../preload/contract/index.ts';
import { Parley } from '../support/parley.ts';
import type { Bench } from './bench.ts';
import { fillHistory, nameOf, numberOf, PEOPLE, vocabulary } from './generated-history.ts';
import { memoryOfProcess } from './process-tree.ts';
import { percentile, repeat, summarise, type Series } from './statistics.ts';

const QUERIES = 200;

/** The history of busy years: 200,000 calls and 1,000,000 messages with 20,000 people. The baseline is SQL without the indexes made for it. */
export async function measureHistory(bench: Bench): Promise<void> {
  const profile = join(bench.folder, 'history');
  await mkdir(profile);
  const path = join(profile, 'parley.db');
  const database = connect(path);
  migrate(database, migrations);
  fillHistory(database);
  pages(bench, database);
  timelines(bench, database);
  search(bench, database);
  searchMessages(bench, database);
  database.close();
  bench.row({
    name: 'history: check of the file after a crash, beside main',
    unit: 'ms',
    parley: summarise([timed(() => damageIn(path))]),
  });
  await painted(bench);
  if (process.platform === 'linux') await memory(bench);
  writing(bench, path);
}

/** In the app, from the click at a call in the list to the frame that shows the end of the conversation. */
async function painted(bench: Bench): Promise<void> {
  const parley = await Parley.launch(bench.launch('history'));
  await parley.registration.getByText('Registered', { exact: true }).waitFor();
  await parley.link('Recent').click();
  const rows = parley.window
    .getByRole('list', { name: 'Recent', exact: true })
    .locator('li:not(.day) > button');
  const took: number[] = [];
  for (let index = 0; index <= bench.times; index += 1) took.push(await openedToPainted(rows.nth(index % 8)));
  await parley.close();
  const [first = 0, ...others] = took;
  const series = summarise(others);
  bench.row({
    name: 'a timeline is opened to painted',
    unit: 'ms',
    parley: series,
    baseline: { name: 'the first one, whose part of the page is loaded too', series: summarise([first]) },
    aim: { text: '≤ 100 ms', met: series.median <= 100 },
  });
}

/** Clicks at a row, and gives the ms until the frame that shows the end of the conversation is painted. */
function openedToPainted(row: Locator): Promise<number> {
  // Runs in the page. Functions in here have no names: see probe.ts.
  return row.evaluate(async (button: HTMLElement) => {
    const before = [...document.querySelectorAll('[role=log] article')].at(-1);
    const started = performance.now();
    button.click();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const log = document.querySelector('[role=log]');
      const last = log === null ? undefined : [...log.querySelectorAll('article')].at(-1);
      if (!log || !last || last === before || !last.checkVisibility({ visibilityProperty: true })) continue;
      if (last.getBoundingClientRect().bottom <= log.getBoundingClientRect().bottom) break;
    }
    // A task after the next frame's beginning: this one is painted.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - started;
  });
}

function pages(bench: Bench, database: Database): void {
  const table = new CallsTable(database, new PeersTable(database, () => 'DE'));
  let before: PastCall | undefined;
  const older = series(() => {
    const { calls } = table.page({ limit: 50, ...(before && { before: cursor(before) }) });
    before = calls.at(-1);
  });
  const counted = database.prepare('SELECT * FROM calls ORDER BY started_at DESC, id DESC LIMIT 50 OFFSET ?');
  const byCount = series((index) => void counted.all(100_000 + index * 50));
  bench.row({
    name: 'history: 50 older calls of 200,000',
    unit: 'ms',
    parley: older,
    baseline: { name: 'by counting rows', series: byCount },
    aim: { text: '≤ 30 ms', met: older.median <= 30 },
  });
}

function timelines(bench: Bench, database: Database): void {
  const peers = new PeersTable(database, () => 'DE');
  const correspondents = new Correspondents(database, peers, () => 'pbx.example');
  const timeline = new Timeline(database, correspondents);
  const scan = database.prepare(
    'SELECT * FROM messages NOT INDEXED WHERE address = ? ORDER BY written_at DESC LIMIT 50',
  );
  const opened = series(
    (index) => void timeline.page({ whom: { address: addressOf(somebody(index)) }, limit: 50 }),
  );
  const scanned = summarise(times((index) => void scan.all(addressOf(somebody(index))), 10));
  bench.row({
    name: 'a timeline is opened in main',
    unit: 'ms',
    parley: opened,
    baseline: { name: 'by reading all messages', series: scanned },
    aim: { text: '≤ 30 ms', met: opened.median <= 30 },
  });
  const backups = { forget: () => undefined } as never;
  const newId = (): string => crypto.randomUUID();
  const people = new People({ database, backups, correspondents, country: () => 'DE', newId });
  for (const person of Array.from({ length: QUERIES }, (_, index) => somebody(index)))
    people.save({ name: nameOf(person), addresses: threeOf(person) });
  const ofPeople = series(
    (index) => void timeline.page({ whom: { address: addressOf(somebody(index)) }, limit: 50 }),
  );
  bench.row({
    name: 'a timeline of a person with three addresses is opened in main',
    unit: 'ms',
    parley: ofPeople,
    baseline: { name: 'of one address', series: opened },
    aim: { text: '≤ 30 ms', met: ofPeople.median <= 30 },
  });
}

function threeOf(person: number): PersonAddress[] {
  const numbers = [person, person + 1, person + 2].map((each) => numberOf(each % PEOPLE));
  return numbers.map((address) => ({ label: 'work', address }));
}

/** Pieces of names and numbers as people type them, from two letters to the whole. */
function search(bench: Bench, database: Database): void {
  const texts = (index: number): string => {
    const person = somebody(index);
    const number = numberOf(person);
    return [
      nameOf(person),
      nameOf(person).slice(0, 2 + (index % 7)),
      number.slice(-4),
      `030${number.slice(5, 9)}`,
    ][index % 4] as string;
  };
  const found = times((index) => void findPeers(database, texts(index), 20));
  const like = database.prepare(
    `SELECT * FROM calls WHERE display_name LIKE '%' || ? || '%' OR address LIKE '%' || ? || '%'
     ORDER BY started_at DESC LIMIT 20`,
  );
  const scanned = times((index) => void like.all(texts(index), texts(index)));
  bench.row({
    name: 'history: search by a piece of a name or number, p95',
    unit: 'ms',
    parley: summarise([percentile(95, found)]),
    baseline: { name: 'LIKE over all calls', series: summarise([percentile(95, scanned)]) },
    aim: { text: '≤ 50 ms', met: percentile(95, found) <= 50 },
  });
}

/** Two words, a word half typed, and a word that is in one message only. */
function searchMessages(bench: Bench, database: Database): void {
  const texts = (index: number): string => {
    const word = (step: number): string => vocabulary[(index * 31 + step) % vocabulary.length] ?? '';
    return [`${word(0)} ${word(101)}`, word(7).slice(0, 3), `n7p${somebody(index)}`][index % 3] as string;
  };
  const found = times((index) => void findMessages(database, texts(index), 20));
  const like = database.prepare(
    `SELECT * FROM messages WHERE text LIKE '%' || ? || '%' ORDER BY written_at DESC LIMIT 20`,
  );
  const scanned = times((index) => void like.all(texts(index)), 20);
  bench.row({
    name: 'search in 1,000,000 messages, p95',
    unit: 'ms',
    parley: summarise([percentile(95, found)]),
    baseline: { name: 'LIKE over all messages', series: summarise([percentile(95, scanned)]) },
    aim: { text: '≤ 50 ms', met: percentile(95, found) <= 50 },
  });
}

function writing(bench: Bench, path: string): void {
  const database = connect(path);
  const table = new CallsTable(database, new PeersTable(database, () => 'DE'));
  const [call] = table.page({ limit: 1 }).calls;
  if (call === undefined) throw new Error('no calls were generated');
  const { id: _id, ...record } = call;
  const synced = series(() => void table.add({ ...record, startedAt: Date.now() }));
  database.exec('PRAGMA synchronous = NORMAL');
  const unsynced = series(() => void table.add({ ...record, startedAt: Date.now() }));
  database.close();
  bench.row({
    name: 'history: a call is on the disk',
    unit: 'ms',
    parley: synced,
    baseline: { name: 'without a sync for each', series: unsynced },
  });
}

/** Main alone, after the list was read and searched, beside a profile that has no calls. */
async function memory(bench: Bench): Promise<void> {
  const [empty, full] = [await memoryOfMain(bench, 'no-history'), await memoryOfMain(bench, 'history')];
  bench.row({
    name: 'memory of main with 200,000 calls and 1,000,000 messages',
    unit: 'MB',
    parley: full,
    baseline: { name: 'with nothing', series: empty },
    aim: { text: '≤ with nothing + 40 MB', met: full.median <= empty.median + 40 },
  });
}

async function memoryOfMain(bench: Bench, profile: string): Promise<Series> {
  const parley = await Parley.launch(bench.launch(profile));
  await parley.registration.getByText('Registered', { exact: true }).waitFor();
  for (const text of ['grace', '030', 'müller12', '4567']) await parley.field.fill(text);
  await parley.field.fill('');
  await pause(5_000);
  const pid = parley.app.process().pid ?? 0;
  const measured = await repeat(bench.times, async () => {
    await pause(200);
    return memoryOfProcess(pid);
  });
  await parley.close();
  return measured;
}

function addressOf(person: number): string {
  return `sip:${numberOf(person)}@pbx.example`;
}

/** Spread over everybody, the same in each run. */
function somebody(index: number): number {
  return (index * 7_919) % PEOPLE;
}

function cursor({ startedAt, id }: PastCall) {
  return { startedAt, id };
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function times(work: (index: number) => void, count = QUERIES): number[] {
  return Array.from({ length: count }, (_, index) => timed(() => work(index)));
}

function series(work: (index: number) => void): Series {
  return summarise(times(work));
}
