/** Ms that a window has to end calls and unregister. */
const PATIENCE_MS = 3_000;

interface Dependencies {
  /** Whether quitting would end a call that somebody speaks in. */
  readonly isInCall: () => boolean;
  /** Asks the person whether calls may end; false where nobody is there to be asked. */
  readonly confirm: () => boolean;
  /** Tells the window to hang up and unregister; false where nobody is there to tell. */
  readonly leave: () => boolean;
  /** Asks Electron to quit again. */
  readonly quit: () => void;
  /** Calls back once after `ms`. */
  readonly after: (ms: number, callback: () => void) => void;
}

/** Quitting in a call waits for the person's word, then until the window has hung up and unregistered, or for 3 s. */
export class Quitting {
  readonly #dependencies: Dependencies;
  #state: 'running' | 'confirmed' | 'leaving' | 'agreed' = 'running';

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Whether windows may close for good. */
  get isAgreed(): boolean {
    return this.#state === 'agreed';
  }

  /** Whether Electron may quit now. Where it may not, it is asked again once it may, if ever. */
  request(): boolean {
    const { isInCall, confirm, leave, after } = this.#dependencies;
    if (this.#state === 'running' && isInCall() && confirm()) return false;
    if (this.#state === 'running' || this.#state === 'confirmed') {
      this.#state = leave() ? 'leaving' : 'agreed';
      if (!this.isAgreed) after(PATIENCE_MS, () => this.agree());
    }
    return this.isAgreed;
  }

  /** Begins to quit. `confirmed`: though a call runs, because the person said so or logs off. */
  quit({ confirmed }: { confirmed: boolean }): void {
    if (confirmed && this.#state === 'running') this.#state = 'confirmed';
    this.#dependencies.quit();
  }

  /** The window is done, or gone. */
  agree(): void {
    if (this.isAgreed) return;
    this.#state = 'agreed';
    this.#dependencies.quit();
  }
}
