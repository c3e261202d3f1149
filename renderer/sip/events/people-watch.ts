import type { Reports } from '../../domain/presence/merge.ts';
import type { DialogReport, PresenceReport } from '../../domain/presence/reports.ts';
import type { EventSubscriber } from './event-subscriber.ts';
import { PackageWatch } from './package-watch.ts';
import { dialog, presence } from './packages.ts';

/** The people who are watched over one line: each with both event packages. */
export class PeopleWatch {
  readonly #onReports: (address: string, reports: Reports) => void;
  readonly #presence: PackageWatch<PresenceReport>;
  readonly #dialogs: PackageWatch<DialogReport>;
  readonly #reports = new Map<string, Reports>();

  /** @param list SIP URI of the server's list of them (RFC 4662). */
  constructor(
    subscriber: EventSubscriber,
    list: string | undefined,
    onReports: (address: string, reports: Reports) => void,
  ) {
    this.#onReports = onReports;
    this.#presence = new PackageWatch(subscriber, presence, list, (address, report) => {
      const { presence: _former, ...rest } = this.#of(address);
      this.#change(address, report === undefined ? rest : { ...rest, presence: report });
    });
    this.#dialogs = new PackageWatch(subscriber, dialog, list, (address, report) => {
      const { dialogs: _former, ...rest } = this.#of(address);
      this.#change(address, report === undefined ? rest : { ...rest, dialogs: report });
    });
  }

  /** Watches these SIP URIs and no others. */
  watch(addresses: readonly string[]): void {
    const wanted = new Set(addresses);
    for (const address of this.#reports.keys()) {
      if (!wanted.has(address)) this.#reports.delete(address);
    }
    this.#presence.watch(wanted);
    this.#dialogs.watch(wanted);
  }

  #of(address: string): Reports {
    return this.#reports.get(address) ?? {};
  }

  #change(address: string, reports: Reports): void {
    if (isEmpty(reports) && isEmpty(this.#of(address))) return;
    this.#reports.set(address, reports);
    this.#onReports(address, reports);
  }
}

function isEmpty({ presence, dialogs }: Reports): boolean {
  return presence === undefined && dialogs === undefined;
}
