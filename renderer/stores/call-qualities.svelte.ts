import { SvelteMap } from 'svelte/reactivity';
import type { CallId } from '../domain/call/call.ts';
import { measured, type Quality } from '../domain/quality/quality.ts';
import type { QualityCount } from '../domain/quality/quality-count.ts';
import { summaryOf, type QualitySummary } from '../domain/quality/quality-summary.ts';

/** How the calls sound that go on. */
export class CallQualities {
  readonly #byCall = new SvelteMap<CallId, Quality>();

  /** Undefined before the answer, and when it is over. */
  of(id: CallId): Quality | undefined {
    return this.#byCall.get(id);
  }

  /** Of the whole call; undefined where nothing was heard. */
  summaryOf(id: CallId): QualitySummary | undefined {
    const quality = this.#byCall.get(id);
    return quality && summaryOf(quality.total);
  }

  measured(id: CallId, count: QualityCount, isMuted: boolean, isHeld: boolean): void {
    this.#byCall.set(id, measured(this.#byCall.get(id), count, { isMuted, isHeld }));
  }

  over(id: CallId): void {
    this.#byCall.delete(id);
  }
}
