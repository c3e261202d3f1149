import { UserAgent } from 'sip.js';
import type { Reports } from '../../domain/presence/merge.ts';
import type { EventSubscriber } from './event-subscriber.ts';
import { dialog, presence } from './packages.ts';

/** The people who are watched over one line: each by both event packages. */
export class PeopleWatch {
  readonly #subscriber: EventSubscriber;
  readonly #onReports: (address: string, reports: Reports) => void;
  readonly #ends = new Map<string, () => void>();

  constructor(subscriber: EventSubscriber, onReports: (address: string, reports: Reports) => void) {
    this.#subscriber = subscriber;
    this.#onReports = onReports;
  }

  /** Watches these SIP URIs and no others. */
  watch(addresses: readonly string[]): void {
    const wanted = new Set(addresses);
    for (const [address, end] of this.#ends) {
      if (wanted.has(address)) continue;
      end();
      this.#ends.delete(address);
    }
    for (const address of wanted) {
      if (!this.#ends.has(address)) this.#ends.set(address, this.#begin(address));
    }
  }

  #begin(address: string): () => void {
    const target = UserAgent.makeURI(address);
    if (target === undefined) return () => undefined;
    let reports: Reports = {};
    const change = (next: Reports): void => {
      reports = next;
      this.#onReports(address, reports);
    };
    const ends = [
      this.#subscriber.subscribe(presence, target, (report) => {
        const { presence: _former, ...rest } = reports;
        change(report === undefined ? rest : { ...rest, presence: report });
      }),
      this.#subscriber.subscribe(dialog, target, (report) => {
        const { dialogs: _former, ...rest } = reports;
        change(report === undefined ? rest : { ...rest, dialogs: report });
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }
}
