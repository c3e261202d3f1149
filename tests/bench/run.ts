/**
 * `npm run bench`: speed and size, each beside its baseline in the same run. Prints a table, writes out/bench.json.
 * `npm run bench -- history` measures that alone.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from '../../build/build.ts';
import { useElectron } from '../../build/electron.ts';
import { ensureLibraries, virtualDisplay } from '../../build/system.ts';
import { createSwitchboard } from '../switchboard/switchboard.ts';
import { Bench } from './bench.ts';
import { serveBarePage } from './empty.ts';
import { measureAddressBook } from './measure-address-book.ts';
import { measureCalls } from './measure-call.ts';
import { measureFootprint } from './measure-footprint.ts';
import { measureHistory } from './measure-history.ts';
import { measureManyCalls } from './measure-many-calls.ts';
import { measurePeople, passwordsOfColleagues } from './measure-people.ts';
import { measureStart } from './measure-start.ts';

const { executable, version } = await useElectron();
ensureLibraries(executable);
const display = await virtualDisplay();
Object.assign(process.env, display.env);
build();

const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
// The bare page knows MD5 only, so both are asked for it.
const users = { you: 'bench', ...passwordsOfColleagues };
const board = await createSwitchboard({ users, authentication: { algorithms: ['MD5'] } });
const pages = await serveBarePage();
const bench = new Bench(11, folder, board);
const measurements: Readonly<Record<string, () => Promise<void>>> = {
  start: () => measureStart(bench),
  calls: () => measureCalls(bench, pages),
  footprint: () => measureFootprint(bench),
  history: () => measureHistory(bench),
  'address-book': () => measureAddressBook(bench),
  'many-calls': () => measureManyCalls(bench),
  people: () => measurePeople(bench),
};
const chosen = process.argv.slice(2);
try {
  for (const [name, measure] of Object.entries(measurements)) {
    if (chosen.length === 0 || chosen.includes(name)) await measure();
  }
  bench.print();
  await bench.write(join(root, 'out', 'bench.json'), { electron: version, processor: cpus()[0]?.model });
} finally {
  pages.close();
  await board.stop();
  display.stop();
  // Chromium's last writes may come after its end.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
