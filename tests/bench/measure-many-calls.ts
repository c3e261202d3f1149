import { HeldByPage, left } from '../support/leftovers.ts';
import { Parley } from '../support/parley.ts';
import type { Bench } from './bench.ts';
import { summarise } from './statistics.ts';

const CALLS = 500;
const MEGABYTE = 1_000_000;

/** What the phone window holds after many calls in a row, of each with what it held after the first few. */
export async function measureManyCalls(bench: Bench): Promise<void> {
  const parley = await Parley.launch(bench.launch('many-calls'));
  await parley.registration.getByText('Registered', { exact: true }).waitFor();
  const held = await HeldByPage.of(parley.window);
  await callAndLeave(parley, 20);
  const before = await held.count();
  for (let called = 0; called < CALLS; called += 100) await callAndLeave(parley, 100);
  const after = await held.count();
  await parley.close();

  const grown = (after.heapBytes - before.heapBytes) / MEGABYTE;
  bench.row({
    name: `growth of the window's heap with ${CALLS} calls in a row`,
    unit: 'MB',
    parley: summarise([grown]),
    baseline: { name: 'its size before', series: summarise([before.heapBytes / MEGABYTE]) },
    aim: { text: '< 3 MB', met: grown < 3 },
  });
  const remaining = Object.values(left(before, after)).reduce((sum, count) => sum + count, 0);
  bench.row({
    name: 'peer connections, tracks, audio nodes and listeners that are left of them',
    unit: '',
    parley: summarise([remaining]),
    aim: { text: 'none', met: remaining === 0 },
  });
}

/** The conversation lists its calls as long as it is open. */
async function callAndLeave(parley: Parley, calls: number): Promise<void> {
  await parley.callAndEnd('*43', calls);
  await parley.field.fill('1');
  await parley.field.fill('');
}
