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
  const before = await held.settled();
  for (let called = 0; called < CALLS; called += 100) await callAndLeave(parley, 100);
  const after = await held.settled();
  await parley.close();

  const grown = (after.heapBytes - before.heapBytes) / MEGABYTE;
  bench.row({
    name: `growth of the window's heap with ${CALLS} calls in a row`,
    unit: 'MB',
    parley: summarise([grown]),
    baseline: { name: 'its size before', series: summarise([before.heapBytes / MEGABYTE]) },
    aim: { text: '< 3 MB', met: grown < 3 },
  });
  const { peerConnections, tracks, audioNodes, listeners } = left(before, after);
  const kinds = {
    'peer connections': peerConnections,
    tracks,
    'audio nodes': audioNodes,
    listeners,
  };
  for (const [kind, count] of Object.entries(kinds))
    bench.row({
      name: `${kind} that are left of them`,
      unit: '',
      parley: summarise([count]),
      aim: { text: 'none', met: count === 0 },
    });
}

/** The conversation lists its calls as long as it is open. */
async function callAndLeave(parley: Parley, calls: number): Promise<void> {
  await parley.callAndEnd('*43', calls);
  await parley.field.fill('1');
  await parley.field.fill('');
}
