import type { Activity } from '../../preload/contract/index.ts';

const IDLE_AFTER_S = 300;
/** Rarely enough to cost nothing, often enough for somebody who comes back. */
const LOOK_EVERY_MS = 10_000;

/** The part of Electron's `powerMonitor` that knows of the person. */
export interface ActivitySigns {
  getSystemIdleState(idleAfterSeconds: number): 'active' | 'idle' | 'locked' | 'unknown';
  on(event: 'lock-screen' | 'unlock-screen', listener: () => void): unknown;
}

interface Dependencies {
  readonly signs: ActivitySigns;
  /** Calls back once after `ms`. */
  readonly after: (ms: number, callback: () => void) => unknown;
  readonly changed: (state: Activity) => void;
}

/** Whether somebody is at the computer. Electron says of Windows and macOS only when the screen is locked. */
export class ActivityWatch {
  readonly #dependencies: Dependencies;
  #isLocked = false;
  #state: Activity = 'active';

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    const { signs } = dependencies;
    signs.on('lock-screen', () => this.lock(true));
    signs.on('unlock-screen', () => this.lock(false));
    this.#lookNowAndThen();
  }

  get state(): Activity {
    return this.#state;
  }

  /** To be told where the system says it in another way. */
  lock(isLocked: boolean): void {
    this.#isLocked = isLocked;
    this.#look();
  }

  #lookNowAndThen(): void {
    this.#look();
    this.#dependencies.after(LOOK_EVERY_MS, () => this.#lookNowAndThen());
  }

  #look(): void {
    const { signs, changed } = this.#dependencies;
    const seen = signs.getSystemIdleState(IDLE_AFTER_S);
    const state = this.#isLocked ? 'locked' : seen === 'unknown' ? 'active' : seen;
    if (state === this.#state) return;
    this.#state = state;
    changed(state);
  }
}
