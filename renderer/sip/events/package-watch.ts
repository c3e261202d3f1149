import { UserAgent, type URI } from 'sip.js';
import type { EventPackage } from './event-package.ts';
import type { EventSubscriber } from './event-subscriber.ts';
import { type ListReport, listOf, resourceKey } from './resource-list.ts';

/**
 * The people who are watched with one event package: by one subscription to the server's list of them, where there is
 * such a list, and each by themselves who are not in it.
 */
export class PackageWatch<Report> {
  readonly #subscriber: EventSubscriber;
  readonly #package: EventPackage<Report>;
  readonly #onReport: (address: string, report: Report | undefined) => void;
  readonly #ends = new Map<string, () => void>();
  #wanted: ReadonlySet<string> = new Set();
  /** Undefined while the list has not said who is in it. */
  #listed: ListReport<Report> | undefined;

  /**
   * @param list SIP URI of a resource list (RFC 4662).
   * @param onReport undefined when nothing is known, or it is too old to be believed.
   */
  constructor(
    subscriber: EventSubscriber,
    eventPackage: EventPackage<Report>,
    list: string | undefined,
    onReport: (address: string, report: Report | undefined) => void,
  ) {
    this.#subscriber = subscriber;
    this.#package = eventPackage;
    this.#onReport = onReport;
    const target = list === undefined ? undefined : UserAgent.makeURI(list);
    if (target === undefined) this.#listed = new Map();
    else {
      subscriber.subscribe(
        listOf(eventPackage),
        target,
        (report) => this.#take(report ?? this.#nothingKnown()),
        () => this.#take(new Map()),
      );
    }
  }

  /** Watches these SIP URIs and no others. */
  watch(addresses: ReadonlySet<string>): void {
    const added = [...addresses].filter((address) => !this.#wanted.has(address));
    this.#wanted = addresses;
    this.#follow();
    for (const address of added) this.#tell(address);
  }

  /** Nobody is in a list that is refused; of one that is only away, who was in it still is: the server has enough to do. */
  #take(listed: ListReport<Report>): void {
    const former = this.#listed;
    this.#listed = listed;
    this.#follow();
    for (const address of this.#wanted) {
      const key = resourceKey(address);
      if (former?.get(key) !== listed.get(key)) this.#onReport(address, listed.get(key));
    }
  }

  /** What the list told is too old; who is in it is still believed. */
  #nothingKnown(): ListReport<Report> {
    return new Map([...(this.#listed ?? [])].map(([key]) => [key, undefined]));
  }

  #tell(address: string): void {
    const report = this.#listed?.get(resourceKey(address));
    if (report !== undefined) this.#onReport(address, report);
  }

  #follow(): void {
    const listed = this.#listed;
    if (listed === undefined) return;
    const isAlone = (address: string): boolean =>
      this.#wanted.has(address) && !listed.has(resourceKey(address));
    for (const [address, end] of this.#ends) {
      if (isAlone(address)) continue;
      end();
      this.#ends.delete(address);
    }
    for (const address of this.#wanted) {
      const target = this.#ends.has(address) || !isAlone(address) ? undefined : UserAgent.makeURI(address);
      if (target !== undefined) this.#ends.set(address, this.#subscribe(address, target));
    }
  }

  #subscribe(address: string, target: URI): () => void {
    return this.#subscriber.subscribe(this.#package, target, (report) => this.#onReport(address, report));
  }
}
