import type { URI, UserAgent } from 'sip.js';
import type { LineEnvironment } from '../environment.ts';
import type { EventPackage } from './event-package.ts';
import { EventSubscription, type SubscriptionContext } from './event-subscription.ts';
import { OfferedPackages } from './offered-packages.ts';
import { Pacer } from './pacer.ts';

/** Requests without an answer at one time, of all subscriptions of a line: a wall of people is no attack. */
const inFlight = 20;
/** Subscriptions that begin in one go: those of 2,000 people would hold up a frame. */
const atOnce = 200;

type Subscription = Pick<EventSubscription<unknown>, 'dispatch' | 'stop'>;

/** Every subscription of a line. They are made anew on each connection. */
export class EventSubscriber {
  readonly #context: SubscriptionContext;
  readonly #subscriptions = new Set<Subscription>();
  #isConnected = false;

  constructor(userAgent: UserAgent, environment: LineEnvironment) {
    this.#context = {
      userAgent,
      environment,
      pacer: new Pacer(inFlight),
      offered: new OfferedPackages(),
    };
  }

  /** Its callbacks are those of an EventSubscription. @returns what ends the subscription. */
  subscribe<Report>(
    eventPackage: EventPackage<Report>,
    target: URI,
    onReport: (report: Report | undefined) => void,
    onUnavailable?: () => void,
  ): () => void {
    const subscription = new EventSubscription(this.#context, eventPackage, target, onReport, onUnavailable);
    this.#subscriptions.add(subscription);
    if (this.#isConnected) subscription.dispatch({ type: 'connected' });
    return () => {
      if (this.#subscriptions.delete(subscription)) subscription.stop();
    };
  }

  /** There is a connection on which the server knows us. */
  connected(): void {
    if (this.#isConnected) return;
    this.#isConnected = true;
    this.#begin([...this.#subscriptions]);
  }

  disconnected(): void {
    this.#isConnected = false;
    this.#context.offered.forget();
    for (const subscription of this.#subscriptions) subscription.dispatch({ type: 'disconnected' });
  }

  stop(): void {
    for (const subscription of this.#subscriptions) subscription.stop();
    this.#subscriptions.clear();
  }

  #begin(subscriptions: readonly Subscription[]): void {
    if (!this.#isConnected) return;
    for (const subscription of subscriptions.slice(0, atOnce)) {
      if (this.#subscriptions.has(subscription)) subscription.dispatch({ type: 'connected' });
    }
    const left = subscriptions.slice(atOnce);
    if (left.length > 0) {
      this.#context.environment.after(0, () => {
        this.#begin(left);
      });
    }
  }
}
