import type { DesktopState } from '../../preload/contract/index.ts';

/** Hears of every change: the state now, and the one before. */
export type DesktopObserver = (state: DesktopState, before: DesktopState) => void;

const NOTHING: DesktopState = {
  status: { chosen: 'available', shown: 'available' },
  calls: [],
  lines: [],
  missedCount: 0,
  missed: [],
  recent: [],
};

/** What the phone window last said of itself. */
export class Desktop {
  readonly #observers: DesktopObserver[] = [];
  #state = NOTHING;

  get state(): DesktopState {
    return this.#state;
  }

  observe(observer: DesktopObserver): void {
    this.#observers.push(observer);
  }

  report(state: DesktopState): void {
    const before = this.#state;
    this.#state = state;
    for (const observer of this.#observers) observer(state, before);
  }

  /** The page is gone, and with it the calls and registrations. */
  forget(): void {
    this.report(NOTHING);
  }
}
