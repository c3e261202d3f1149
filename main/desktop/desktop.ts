import type { DesktopState } from '../../preload/contract/index.ts';

/** Hears of every change: the state now, and the one before. */
export type DesktopObserver = (state: DesktopState, before: DesktopState) => void;

const NOTHING: DesktopState = {
  status: { chosen: 'available', shown: 'available' },
  calls: [],
  lines: [],
  missedCount: 0,
  missed: [],
  messages: [],
  recent: [],
};

/** What the phone window last said of itself. */
export class Desktop {
  readonly #observers: DesktopObserver[] = [];
  #state = NOTHING;
  #hasPage = false;

  get state(): DesktopState {
    return this.#state;
  }

  /** Whether a page is there that hears commands. */
  get hasPage(): boolean {
    return this.#hasPage;
  }

  observe(observer: DesktopObserver): void {
    this.#observers.push(observer);
  }

  report(state: DesktopState): void {
    this.#change(state, true);
  }

  /** The page is gone, and with it the calls and registrations. */
  forget(): void {
    this.#change(NOTHING, false);
  }

  #change(state: DesktopState, hasPage: boolean): void {
    this.#hasPage = hasPage;
    const before = this.#state;
    this.#state = state;
    for (const observer of this.#observers) observer(state, before);
  }
}
