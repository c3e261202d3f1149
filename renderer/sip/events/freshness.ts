import type { SubscriptionState } from '../../domain/presence/subscription.ts';
import type { LineEnvironment } from '../environment.ts';

/** How long what is known is believed when its subscription is lost: it is asked for again by then, or it is old. */
const graceMs = 30_000;

/**
 * The last report of a subscription, for as long as it can be believed: while the subscription stands, and a moment
 * longer, so that a short loss of the connection does not turn a wall of people grey.
 */
export class Freshness<Report> {
  readonly #environment: LineEnvironment;
  #onReport: (report: Report | undefined) => void;
  #isKnown = false;
  #cancel: () => void = () => undefined;

  constructor(environment: LineEnvironment, onReport: (report: Report | undefined) => void) {
    this.#environment = environment;
    this.#onReport = onReport;
  }

  report(report: Report): void {
    this.#isKnown = true;
    this.#onReport(report);
  }

  moved(before: SubscriptionState, after: SubscriptionState): void {
    const wasLive = before.name === 'active' || before.name === 'pending';
    const isLive = after.name === 'active' || (after.name === 'ended' && after.reason === 'invariant');
    if (isLive) this.#cancel();
    else if (after.name === 'pending' || after.name === 'ended') this.#forget();
    else if (wasLive) this.#forgetIn(before.expiresAt);
  }

  stop(): void {
    this.#cancel();
    this.#onReport = () => undefined;
  }

  #forgetIn(expiresAt: number): void {
    this.#cancel();
    const left = Math.max(0, expiresAt - this.#environment.now());
    this.#cancel = this.#environment.after(Math.min(left, graceMs), () => {
      this.#forget();
    });
  }

  #forget(): void {
    this.#cancel();
    if (!this.#isKnown) return;
    this.#isKnown = false;
    this.#onReport(undefined);
  }
}
