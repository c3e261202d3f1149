import type { URI, UserAgent } from 'sip.js';
import type { SubscriptionEvent } from '../../domain/presence/subscription.ts';
import type { LineEnvironment } from '../environment.ts';
import type { EventPackage } from './event-package.ts';
import { EventSubscription, type SubscriptionContext } from './event-subscription.ts';
import { Pacer } from './pacer.ts';

/** Requests without an answer at one time, of all subscriptions of a line: a wall of people is no attack. */
const inFlight = 20;

/** Every subscription of a line. They are made anew on each connection. */
export class EventSubscriber {
  readonly #context: SubscriptionContext;
  readonly #subscriptions = new Set<{ dispatch(event: SubscriptionEvent): void; stop(): void }>();
  readonly #notOffered = new Set<string>();
  #isConnected = false;

  constructor(userAgent: UserAgent, environment: LineEnvironment) {
    this.#context = {
      userAgent,
      environment,
      pacer: new Pacer(inFlight),
      isOffered: (name) => !this.#notOffered.has(name),
      notOffered: (name) => {
        this.#notOffered.add(name);
      },
    };
  }

  /** @returns what ends the subscription. */
  subscribe<Report>(
    eventPackage: EventPackage<Report>,
    target: URI,
    onReport: (report: Report | undefined) => void,
  ): () => void {
    const subscription = new EventSubscription(this.#context, eventPackage, target, onReport);
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
    this.#tell({ type: 'connected' });
  }

  disconnected(): void {
    this.#isConnected = false;
    // The next connection may lead to another server.
    this.#notOffered.clear();
    this.#tell({ type: 'disconnected' });
  }

  stop(): void {
    for (const subscription of this.#subscriptions) subscription.stop();
    this.#subscriptions.clear();
  }

  #tell(event: SubscriptionEvent): void {
    for (const subscription of this.#subscriptions) subscription.dispatch(event);
  }
}
