import { failed, type Answer } from '../../preload/contract/index.ts';

/** What the work on the database gives; what SQLite throws is `storage-failed`. */
export function kept<Value>(work: () => Value): Answer<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return failed('storage-failed', (error as Error).message);
  }
}
