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
  const empty = await openEmpty(join(bench.folder, 'empty-idle'));
  const parley = await Parley.launch(bench.launch('idle'));
  await parley.registration.getByText('Registered', { exact: true }).waitFor();
  await sizeOfPage(bench, parley);

  if (process.platform === 'linux') {
    const emptyMemory = { name: 'empty window', series: await memory(bench, empty.app) };
    const registered = await memory(bench, parley.app);
    await parley.dial('*43');
    await parley.call.getByText('Connected', { exact: true }).waitFor();
    const inCall = await memory(bench, parley.app);
    await parley.button('End').click();
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
    const [idle, emptyIdle] = await Promise.all([hiddenLoad(parley.app), hiddenLoad(empty.app)]);
    bench.row({
      name: `CPU while registered and hidden (${idleSeconds} s)`,
      unit: '% of a core',
      parley: summarise([idle]),
      baseline: { name: 'empty window', series: summarise([emptyIdle]) },
      aim: { text: '≤ 0.3 %', met: idle <= 0.3 },
    });
  }
  await parley.close();
  await empty.app.close();
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
  await pause(10_000);
  const before = cpuSecondsOf(pid);
  await pause(idleSeconds * 1000);
  return ((cpuSecondsOf(pid) - before) / idleSeconds) * 100;
}

async function sizeOfPage(bench: Bench, parley: Parley): Promise<void> {
  const urls = await parley.window.evaluate(() => [
    location.href,
    ...performance.getEntriesByType('resource').map((entry) => entry.name),
  ]);
  let bytes = 0;
  for (const url of new Set(urls)) {
    const path = new URL(url).pathname;
    const file = path === '/' ? '/index.html' : path;
    bytes += gzipSync(await readFile(join(root, 'out', 'renderer', file))).length;
  }
  bench.row({
    name: 'what the phone window loads, gzip',
    unit: 'kB',
    parley: summarise([bytes / 1000]),
    aim: { text: '≤ 160 kB', met: bytes <= 160_000 },
  });
}
