import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer } from '../../preload/contract/index.ts';
import { kept } from './kept.ts';

/** Rows that are deleted in one turn: a few ms, so that nothing else in main waits. */
const BATCH = 200;

/** Deletes batch by batch until there is nothing left to delete; answers how many rows. */
export async function removeInBatches(removeOldest: (limit: number) => number): Promise<Answer<number>> {
  for (let count = 0; ;) {
    const removed = kept(() => removeOldest(BATCH));
    if (!removed.ok) return removed;
    count += removed.value;
    if (removed.value < BATCH) return { ok: true, value: count };
    await nextTurn();
  }
}
