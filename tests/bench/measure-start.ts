import { join } from 'node:path';
import { Parley } from '../support/parley.ts';
import { openEmpty } from './empty.ts';
import type { Bench } from './bench.ts';
import { summarise } from './statistics.ts';

/** From spawn to a usable window and to registered, each start with a fresh profile. */
export async function measureStart(bench: Bench): Promise<void> {
  const usable: number[] = [];
  const registered: number[] = [];
  const empty: number[] = [];
  // Taken in turn, so that a machine that grows slower is slower for both.
  for (let index = 0; index < bench.times; index++) {
    empty.push(await emptyStart(bench, index));
    const started = performance.now();
    const parley = await Parley.launch(bench.launch(`start-${index}`));
    await parley.field.waitFor();
    usable.push(performance.now() - started);
    await parley.registration.getByText('Registered', { exact: true }).waitFor();
    registered.push(performance.now() - started);
    await parley.close();
  }
  const baseline = summarise(empty);
  bench.row({
    name: 'spawn to usable window',
    unit: 'ms',
    parley: summarise(usable),
    baseline: { name: 'empty window', series: baseline },
    aim: { text: '≤ 1.5 × empty window', met: summarise(usable).median <= 1.5 * baseline.median },
  });
  bench.row({
    name: 'spawn to registered',
    unit: 'ms',
    parley: summarise(registered),
    baseline: { name: 'empty window', series: baseline },
  });
}

async function emptyStart(bench: Bench, index: number): Promise<number> {
  const started = performance.now();
  const { app, window } = await openEmpty(join(bench.folder, `empty-${index}`));
  await window.locator('h1').waitFor();
  const took = performance.now() - started;
  await app.close();
  return took;
}
