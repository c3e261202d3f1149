import {
  type Bridge,
  comparePlaces,
  type Correspondent,
  placeOf,
  type TimelineEntry,
  type TimelinePage,
  type TimelinePlace,
  type Whom,
} from '../../../preload/contract/index.ts';
import { Draft } from './draft.svelte.ts';

/** Entries that are loaded at a time: more than a window shows. */
const PAGE = 50;

/** Everything that was said with somebody: what of it was loaded so far, oldest first. */
export class Conversation {
  readonly whom: Whom;
  readonly draft: Draft;
  /** Whether the person looks at it: what comes is seen at once. */
  isWatched = false;
  readonly #bridge: Bridge;
  #entries = $state.raw<readonly TimelineEntry[]>([]);
  #hasOlder = $state(false);
  #hasNewer = $state(false);
  #isLoaded = $state(false);
  #grewAbove = $state(false);
  #reading = 0;
  /** What was put while pages were read, which may be older than that. */
  #meanwhile: TimelineEntry[] = [];
  #opening: Promise<void> = Promise.resolve();
  /** Counts what was asked for as a whole: of several answers the last one counts. */
  #asked = 0;
  /** The entries that older and newer ones are asked for, as a whole. */
  #shown = 0;
  /** Which addresses it is of. */
  #spans: string | undefined;
  #whose = $state.raw<Correspondent>();

  constructor(bridge: Bridge, whom: Whom) {
    this.#bridge = bridge;
    this.whom = whom;
    this.draft = new Draft(bridge, whom);
  }

  get entries(): readonly TimelineEntry[] {
    return this.#entries;
  }

  /** The SIP URIs that they used, and the one by which the conversation was opened. */
  get addresses(): readonly string[] {
    return [this.whom.address, ...this.#entries.map(addressIn)];
  }

  /** The one from which they wrote last. */
  get lastUsed(): string | undefined {
    const last = this.#entries.findLast(
      (entry) => entry.kind === 'message' && entry.message.direction === 'incoming',
    );
    return last && addressIn(last);
  }

  /** Whether something from there belongs here. */
  includes({ peer, people }: Correspondent): boolean {
    const whose = this.#whose;
    if (whose === undefined) return false;
    return peer === whose.peer || whose.people.some((id) => people.includes(id));
  }

  get hasOlder(): boolean {
    return this.#hasOlder;
  }

  /** Whether there is more below: the conversation was opened at an earlier place. */
  get hasNewer(): boolean {
    return this.#hasNewer;
  }

  /** Whether the last change was above all that was there: what is read should not move by it. */
  get grewAbove(): boolean {
    return this.#grewAbove;
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Loads what is around the place, or the newest. Where that fails, what is there stays. */
  open(place?: TimelinePlace): Promise<void> {
    this.#opening = this.#open(place);
    return this.#opening;
  }

  /** Who is one person with whom may have changed. Only where it has for this one, it begins anew at the newest. */
  async regroup(): Promise<void> {
    void this.draft.load();
    await this.#opening;
    const asked = (this.#asked += 1);
    const page = await this.#read({});
    if (page === undefined || asked !== this.#asked) return;
    if (page.spans !== this.#spans) this.#show(page);
    this.#whose = page.whose;
  }

  async older(): Promise<void> {
    const [first] = this.#entries;
    if (first === undefined || !this.#hasOlder || this.#reading > 0) return;
    const shown = this.#shown;
    const page = await this.#read({ before: placeOf(first) });
    if (page === undefined || shown !== this.#shown) return;
    this.#set([...page.entries, ...this.#entries], 'above');
    this.#hasOlder = page.hasMore;
  }

  async newer(): Promise<void> {
    const last = this.#entries.at(-1);
    if (last === undefined || !this.#hasNewer || this.#reading > 0) return;
    const shown = this.#shown;
    const page = await this.#read({ after: placeOf(last) });
    if (page === undefined || shown !== this.#shown) return;
    this.#set([...this.#entries, ...page.entries]);
    this.#hasNewer = page.hasMore;
  }

  /** Puts an entry where it belongs, in the place of what it was before. Where that is not loaded, it comes with the rest. */
  put(entry: TimelineEntry): void {
    if (this.#reading > 0) this.#meanwhile.push(entry);
    const place = placeOf(entry);
    const others = this.#entries.filter((other) => !isSame(placeOf(other), place));
    const index = others.findIndex((other) => comparePlaces(place, placeOf(other)) < 0);
    if (index === -1) this.#set(this.#hasNewer ? others : [...others, entry]);
    else if (index > 0 || !this.#hasOlder) {
      const isNew = others.length === this.#entries.length;
      this.#set(others.toSpliced(index, 0, entry), index === 0 && isNew ? 'above' : 'within');
    }
  }

  holds(place: Pick<TimelinePlace, 'kind' | 'id'>): boolean {
    return this.#entries.some((entry) => isSame(placeOf(entry), place));
  }

  drop(place: Pick<TimelinePlace, 'kind' | 'id'>): void {
    const isOther = (entry: TimelineEntry): boolean => !isSame(placeOf(entry), place);
    this.#set(this.#entries.filter(isOther));
    this.#meanwhile = this.#meanwhile.filter(isOther);
  }

  #set(entries: readonly TimelineEntry[], grew: 'above' | 'within' = 'within'): void {
    this.#grewAbove = grew === 'above';
    this.#entries = entries;
  }

  async #open(place: TimelinePlace | undefined): Promise<void> {
    const asked = (this.#asked += 1);
    const after = place && { ...place, id: place.id - 1 };
    const [older, newer] = await Promise.all([
      this.#read(after === undefined ? {} : { before: after }),
      after === undefined ? undefined : this.#read({ after }),
    ]);
    if (asked !== this.#asked) return;
    this.#isLoaded = true;
    if (older !== undefined && (after === undefined || newer !== undefined)) this.#show(older, newer);
  }

  #show(older: TimelinePage, newer?: TimelinePage): void {
    this.#shown += 1;
    this.#set([...older.entries, ...(newer?.entries ?? [])]);
    this.#whose = older.whose;
    this.#spans = older.spans;
    this.#hasOlder = older.hasMore;
    this.#hasNewer = newer?.hasMore ?? false;
    for (const entry of this.#meanwhile.splice(0)) this.put(entry);
  }

  async #read(query: { before?: TimelinePlace; after?: TimelinePlace }): Promise<TimelinePage | undefined> {
    if (this.#reading === 0) this.#meanwhile = [];
    this.#reading += 1;
    const answer = await this.#bridge.request('timeline:page', {
      whom: this.whom,
      ...query,
      limit: PAGE,
    });
    this.#reading -= 1;
    return answer.ok ? answer.value : undefined;
  }
}

function addressIn(entry: TimelineEntry): string {
  return entry.kind === 'call' ? entry.call.party.address : entry.message.address;
}

function isSame(one: Pick<TimelinePlace, 'kind' | 'id'>, other: Pick<TimelinePlace, 'kind' | 'id'>): boolean {
  return one.kind === other.kind && one.id === other.id;
}
