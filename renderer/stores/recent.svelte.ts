import {
  isMissed,
  type Bridge,
  type CallQuality,
  type Failure,
  type KeptCall,
  type PastCall,
} from '../../preload/contract/index.ts';
import type { EndedCall } from '../listeners/ended-call.ts';
import { CallPages } from './call-pages.svelte.ts';
import { recordOf } from './past-call.ts';

/** What others want to know of the history. */
interface RecentListener {
  /** The history could not be written. */
  onFailure(failure: Failure): void;
  onAdded(kept: KeptCall): void;
  /** Without an id more is gone than can be told. */
  onRemoved(id?: number): void;
}

/** The calls that are over, as main keeps them. */
export class Recent {
  readonly #bridge: Bridge;
  readonly #listener: RecentListener;
  readonly #pages: CallPages;
  #unseen = $state(0);
  #unsaved = 0;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(bridge: Bridge, listener: RecentListener) {
    this.#bridge = bridge;
    this.#listener = listener;
    this.#pages = new CallPages(bridge);
    bridge.on('history:changed', () => {
      void this.load();
      listener.onRemoved();
    });
  }

  /** Newest first; the older ones come with `more`. */
  get all(): readonly PastCall[] {
    return this.#pages.all;
  }

  /** Whether the last change was a new call above all others. */
  get grewAbove(): boolean {
    return this.#pages.grewAbove;
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
    ]);
    if (unseen.ok) this.#unseen = unseen.value;
  }

  more(): Promise<void> {
    return this.#pages.more();
  }

  /** @param quality how it sounded, where that is known */
  add(call: EndedCall, quality?: CallQuality): void {
    this.#saving = Promise.all([this.#saving, this.#add(call, quality)]);
  }

  /** Resolves when every call that was added is on the disk, or could not be written. */
  async saved(): Promise<void> {
    await this.#saving;
  }

  async remove(id: number): Promise<void> {
    if (id > 0) {
      const answer = await this.#bridge.request('history:remove', { id });
      if (!answer.ok) return this.#listener.onFailure(answer.failure);
    }
    this.#pages.drop(id);
    this.#listener.onRemoved(id);
  }

  async clear(): Promise<Failure | undefined> {
    const answer = await this.#bridge.request('history:clear', undefined);
    if (!answer.ok) return answer.failure;
    this.#pages.empty();
    this.#unseen = 0;
    this.#listener.onRemoved();
    return undefined;
  }

  markSeen(): void {
    this.#unseen = 0;
    void this.#bridge.request('history:seen', undefined);
  }

  async #add(ended: EndedCall, quality?: CallQuality): Promise<void> {
    const call = recordOf(ended, quality);
    const answer = await this.#bridge.request('history:add', call);
    // What could not be kept is still seen until Parley quits.
    this.#pages.put(answer.ok ? answer.value.call : { ...call, id: (this.#unsaved -= 1) });
    if (answer.ok) this.#listener.onAdded(answer.value);
    else this.#listener.onFailure(answer.failure);
    if (isMissed(call)) this.#unseen += 1;
  }
}
