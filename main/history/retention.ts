import type { Answer, Retention } from '../../preload/contract/index.ts';

const DAY_MS = 86_400_000;

/** Days that calls and messages are kept. */
const days: Readonly<Record<Retention, number>> = {
  'for ever': Number.POSITIVE_INFINITY,
  '1 year': 365,
  '90 days': 90,
};

interface Dependencies {
  readonly removeBefore: (time: number) => Promise<Answer<number>>;
  /** What the person or the administrator chose. */
  readonly chosen: () => Retention;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Calls back once after `ms`; the returned function takes that back. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Something was deleted. */
  readonly onRemoved: () => void;
  readonly onFailure: (detail: string) => void;
}

/** Deletes calls and messages that are older than they may be: at the start, when another time is chosen, and every day. */
export class RetentionRule {
  readonly #dependencies: Dependencies;
  #cancel: () => void = () => undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  async apply(): Promise<void> {
    const { removeBefore, chosen, now, after, onRemoved, onFailure } = this.#dependencies;
    this.#cancel();
    this.#cancel = after(DAY_MS, () => void this.apply());
    const oldest = now() - days[chosen()] * DAY_MS;
    if (oldest === Number.NEGATIVE_INFINITY) return;
    const removed = await removeBefore(oldest);
    if (!removed.ok) onFailure(removed.failure.detail ?? removed.failure.reason);
    else if (removed.value > 0) onRemoved();
  }

  stop(): void {
    this.#cancel();
  }
}
