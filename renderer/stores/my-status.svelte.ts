import type { Bridge } from '../../preload/contract/index.ts';
import type { OwnPresence } from '../domain/presence/own-presence.ts';
import {
  shownStatus,
  type Activity,
  type ChosenStatus,
  type ShownStatus,
} from '../domain/presence/own-status.ts';
import type { Calls } from './calls.svelte.ts';

interface Dependencies {
  readonly bridge: Bridge;
  readonly calls: Pick<Calls, 'isOnCall' | 'refuseRinging'>;
}

/** What the person chose to be, and what that comes to at the moment. */
export class MyStatus {
  readonly #bridge: Bridge;
  readonly #calls: Dependencies['calls'];
  #chosen = $state<ChosenStatus>('available');
  #note = $state('');
  #activity = $state<Activity>('active');

  constructor({ bridge, calls }: Dependencies) {
    this.#bridge = bridge;
    this.#calls = calls;
    bridge.on('power:activity-changed', (activity) => (this.#activity = activity));
  }

  get chosen(): ChosenStatus {
    return this.#chosen;
  }

  get shown(): ShownStatus {
    return shownStatus(this.#chosen, { activity: this.#activity, onCall: this.#calls.isOnCall });
  }

  /** What the person says beside it; empty where they say nothing. */
  get note(): string {
    return this.#note;
  }

  /** What others are told. */
  get published(): OwnPresence {
    return this.#note === '' ? { state: this.shown } : { state: this.shown, note: this.#note };
  }

  /** Every call is refused, whatever else the person does. */
  get refusesCalls(): boolean {
    return this.#chosen === 'do-not-disturb';
  }

  async load(): Promise<void> {
    const [settings, activity] = await Promise.all([
      this.#bridge.request('settings:read', undefined),
      this.#bridge.request('power:activity', undefined),
    ]);
    if (settings.ok) {
      this.#chosen = settings.value.status ?? 'available';
      this.#note = settings.value.note ?? '';
    }
    if (activity.ok) this.#activity = activity.value;
  }

  choose(status: ChosenStatus): void {
    this.#chosen = status;
    if (this.refusesCalls) this.#calls.refuseRinging();
    // Where it cannot be kept, the choice still holds for this run.
    void this.#bridge.request('settings:change', { status });
  }

  /** An empty note is none. */
  say(note: string): void {
    this.#note = note.trim();
    void this.#bridge.request('settings:change', { note: this.#note === '' ? null : this.#note });
  }
}
