/** Ms that a window has to end calls and unregister. */
const PATIENCE_MS = 3_000;

interface Dependencies {
  /** Tells the window; false where nobody is there to tell. */
  readonly ask: () => boolean;
  /** Asks Electron to quit again, now for good. */
  readonly quit: () => void;
  /** Calls back once after `ms`. */
  readonly after: (ms: number, callback: () => void) => void;
}

/** Quitting waits until the window has hung up and unregistered, or for 3 s. */
export class Quitting {
  readonly #dependencies: Dependencies;
  #state: 'running' | 'asked' | 'agreed' = 'running';

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Whether windows may close for good. */
  get isAgreed(): boolean {
    return this.#state === 'agreed';
  }

  /** Whether Electron may quit now. The first time it may not, and the window is asked. */
  request(): boolean {
    if (this.#state === 'running') {
      this.#state = 'asked';
      if (!this.#dependencies.ask()) this.#state = 'agreed';
      else this.#dependencies.after(PATIENCE_MS, () => this.agree());
    }
    return this.isAgreed;
  }

  /** The window is done, or gone. */
  agree(): void {
    if (this.isAgreed) return;
    this.#state = 'agreed';
    this.#dependencies.quit();
  }
}
