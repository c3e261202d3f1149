import type { DesktopLine } from '../../preload/contract/index.ts';
import type { DesktopObserver } from '../desktop/desktop.ts';
import type { Clock } from '../signalling/clock.ts';

/** Ms for which an account may be on its way without a word: most faults are over by then. */
const PATIENCE_MS = 30_000;

/** Ms; a timer that is later than that was held up by a computer asleep, where nobody could be called anyway. */
const LATE_MS = 5_000;

/** Tells which accounts that are on could not be reached for 30 s, whenever these become other ones. */
export function watchLostLines(
  clock: Pick<Clock, 'after' | 'now'>,
  tell: (accountIds: ReadonlySet<string>) => void,
): DesktopObserver {
  const waiting = new Map<string, () => void>();
  const lost = new Set<string>();

  function begin(accountId: string): void {
    if (waiting.has(accountId) || lost.has(accountId)) return;
    const since = clock.now();
    const cancel = clock.after(PATIENCE_MS, () => {
      waiting.delete(accountId);
      if (clock.now() - since > PATIENCE_MS + LATE_MS) return begin(accountId);
      lost.add(accountId);
      tell(new Set(lost));
    });
    waiting.set(accountId, cancel);
  }

  function end(accountId: string): void {
    waiting.get(accountId)?.();
    waiting.delete(accountId);
    if (lost.delete(accountId)) tell(new Set(lost));
  }

  return ({ lines }) => {
    const down = new Set(lines.filter(isDown).map(({ accountId }) => accountId));
    for (const accountId of [...waiting.keys(), ...lost]) if (!down.has(accountId)) end(accountId);
    for (const accountId of down) begin(accountId);
  };
}

function isDown({ enabled, state }: DesktopLine): boolean {
  return enabled && (state === 'problem' || state === 'connecting');
}
