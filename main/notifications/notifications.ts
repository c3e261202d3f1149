import type { DesktopState } from '../../preload/contract/index.ts';
import type { DesktopChoice } from '../desktop/choices.ts';
import type { DesktopObserver } from '../desktop/desktop.ts';
import type { Notifier, ShownNote } from './note.ts';
import { wantedNotes } from './wanted-notes.ts';

interface Dependencies {
  readonly notifier: Notifier;
  readonly choose: (choice: DesktopChoice) => void;
  /** Ms since the epoch: what was missed before is no news. */
  readonly since: number;
}

/** Keeps the notes that are shown those that are wanted. */
export class Notifications {
  readonly #dependencies: Dependencies;
  /** By key, as long as they are wanted; undefined where one was not shown, or is over. They must not be collected. */
  readonly #notes = new Map<string, ShownNote | undefined>();
  #state: DesktopState | undefined;
  #lost: ReadonlySet<string> = new Set();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  readonly observer: DesktopObserver = (state) => {
    this.#state = state;
    this.#update(state);
  };

  /** Accounts that nobody can reach for a while. */
  lost(accountIds: ReadonlySet<string>): void {
    this.#lost = accountIds;
    if (this.#state !== undefined) this.#update(this.#state);
  }

  #update(state: DesktopState): void {
    const { since, notifier, choose } = this.#dependencies;
    const wanted = wantedNotes(state, { since, lost: this.#lost });
    const isQuiet = state.status.chosen === 'do-not-disturb';
    for (const [key, shown] of [...this.#notes]) {
      const isWanted = wanted.some((note) => note.key === key);
      if (isQuiet || !isWanted) shown?.close();
      if (!isWanted) this.#notes.delete(key);
      else if (isQuiet) this.#notes.set(key, undefined);
    }
    for (const note of wanted) {
      if (this.#notes.has(note.key)) continue;
      const chosen = (choice: DesktopChoice): void => {
        this.#notes.set(note.key, undefined);
        choose(choice);
      };
      this.#notes.set(note.key, isQuiet ? undefined : notifier.show(note, chosen));
    }
  }
}
