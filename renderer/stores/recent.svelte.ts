import { isMissed, type Bridge, type Failure, type PastCall } from '../../preload/contract/index.ts';
import type { EndedCall } from '../listeners/ended-call.ts';
import { CallPages } from './call-pages.svelte.ts';
import { recordOf } from './past-call.ts';

/** The calls that are over, as main keeps them. */
export class Recent {
  readonly #bridge: Bridge;
  readonly #onFailure: (failure: Failure) => void;
  readonly #pages: CallPages;
  #parties: readonly CallPages[] = [];
  #unseen = $state(0);
  #unsaved = 0;
  #saving: Promise<unknown> = Promise.resolve();

  /** @param onFailure told when the history could not be written. */
  constructor(bridge: Bridge, onFailure: (failure: Failure) => void) {
    this.#bridge = bridge;
    this.#onFailure = onFailure;
    this.#pages = new CallPages(bridge);
    bridge.on('history:changed', () => void this.load());
  }

  /** Newest first; the older ones come with `more`. */
  get all(): readonly PastCall[] {
    return this.#pages.all;
  }

  get hasMore(): boolean {
    return this.#pages.hasMore;
  }

  /** Missed calls since the list was last looked at. */
  get unseen(): number {
    return this.#unseen;
  }

  async load(): Promise<void> {
    const [unseen] = await Promise.all([
      this.#bridge.request('history:unseen', undefined),
      this.#pages.load(),
      this.#reloadParties(),
    ]);
    if (unseen.ok) this.#unseen = unseen.value;
  }

  more(): Promise<void> {
    return this.#pages.more();
  }

  /** The calls with one party, kept up to date until `release`. */
  with(address: string): CallPages {
    const pages = new CallPages(this.#bridge, address);
    this.#parties = [...this.#parties, pages];
    void pages.load();
    return pages;
  }

  release(pages: CallPages): void {
    this.#parties = this.#parties.filter((other) => other !== pages);
  }

  add(call: EndedCall): void {
    this.#saving = Promise.all([this.#saving, this.#add(call)]);
  }

  /** Resolves when every call that was added is on the disk, or could not be written. */
  async saved(): Promise<void> {
    await this.#saving;
  }

  async remove(id: number): Promise<void> {
    if (id > 0) {
      const answer = await this.#bridge.request('history:remove', { id });
      if (!answer.ok) return this.#onFailure(answer.failure);
    }
    for (const pages of [this.#pages, ...this.#parties]) pages.drop(id);
  }

  async clear(): Promise<Failure | undefined> {
    const answer = await this.#bridge.request('history:clear', undefined);
    if (!answer.ok) return answer.failure;
    for (const pages of [this.#pages, ...this.#parties]) pages.empty();
    this.#unseen = 0;
    return undefined;
  }

  markSeen(): void {
    this.#unseen = 0;
    void this.#bridge.request('history:seen', undefined);
  }

  async #add(ended: EndedCall): Promise<void> {
    const call = recordOf(ended);
    const answer = await this.#bridge.request('history:add', call);
    if (!answer.ok) this.#onFailure(answer.failure);
    // What could not be kept is still seen until Parley quits.
    this.#pages.put(answer.ok ? answer.value : { ...call, id: (this.#unsaved -= 1) });
    if (isMissed(call)) this.#unseen += 1;
    await this.#reloadParties();
  }

  async #reloadParties(): Promise<void> {
    await Promise.all(this.#parties.map((pages) => pages.load()));
  }
}
