import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { ElectronApplication } from '@playwright/test';
import { root } from '../../build/build.ts';
import { Parley } from '../support/parley.ts';
import type { Bench } from './bench.ts';
import { openEmpty } from './empty.ts';
import { cpuSecondsOf, memoryOf } from './process-tree.ts';
import { repeat, type Series, summarise } from './statistics.ts';

const idleSeconds = 60;

/** Memory, CPU while nobody uses it, and what the phone window loads. */
export async function measureFootprint(bench: Bench): Promise<void> {
  await sizeOfPage(bench);
  if (process.platform !== 'linux') return;

  // One after the other: two Electrons at once would share pages, and each would seem smaller than it is.
  const empty = await openEmpty(join(bench.folder, 'empty-idle'));
  const emptyMemory = { name: 'empty window', series: await memory(bench, empty.app) };
  const emptyIdle = await hiddenLoad(empty.app);
  await empty.app.close();

  const parley = await Parley.launch(bench.launch('idle'));
  await parley.registration.getByText('Registered', { exact: true }).waitFor();
  const registered = await memory(bench, parley.app);
  await parley.dial('*43');
  await parley.call.getByText('Connected', { exact: true }).waitFor();
  const inCall = await memory(bench, parley.app);
  await parley.button('End').click();
  const idle = await hiddenLoad(parley.app);
  await parley.close();

  const limit = emptyMemory.series.median + 60;
  for (const [name, series] of [
    ['registered', registered],
    ['in a call', inCall],
  ] as const) {
    bench.row({
      name: `memory of all processes, ${name}`,
      unit: 'MB',
      parley: series,
      baseline: emptyMemory,
      aim: { text: '≤ empty window + 60 MB', met: series.median <= limit },
    });
  }
  bench.row({
    name: `CPU while registered and hidden (${idleSeconds} s)`,
    unit: '% of a core',
    parley: summarise([idle]),
    baseline: { name: 'empty window', series: summarise([emptyIdle]) },
    aim: { text: '≤ 0.3 %', met: idle <= 0.3 },
  });
}

async function memory(bench: Bench, app: ElectronApplication): Promise<Series> {
  const pid = app.process().pid ?? 0;
  await pause(5000);
  return repeat(bench.times, async () => {
    await pause(200);
    return memoryOf(pid);
  });
}

async function hiddenLoad(app: ElectronApplication): Promise<number> {
  const pid = app.process().pid ?? 0;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.hide()));
  // What starting and a call leave behind is collected for almost a minute.
  await pause(60_000);
  const before = cpuSecondsOf(pid);
  await pause(idleSeconds * 1000);
  return ((cpuSecondsOf(pid) - before) / idleSeconds) * 100;
}

/** The page and what its HTML names: scripts that it loads later, such as the settings, do not count. */
async function sizeOfPage(bench: Bench): Promise<void> {
  const folder = join(root, 'out', 'renderer');
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
  let bytes = gzipSync(html).length;
  for (const name of named) bytes += gzipSync(await readFile(join(folder, name))).length;
  bench.row({
    name: 'what the phone window loads, gzip',
    unit: 'kB',
    parley: summarise([bytes / 1000]),
    aim: { text: '≤ 160 kB', met: bytes <= 160_000 },
  });
}
