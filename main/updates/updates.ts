import type { OfferedRelease, Update, UpdateInfo } from '../../preload/contract/index.ts';
import type { Clock } from '../signalling/clock.ts';
import { mayRestart, nextStep } from './update-policy.ts';

/** Fetches and installs versions of Parley. */
export interface Updater {
  /** The newer version that is offered; undefined where there is none. Rejects where nobody can be asked. */
  check(): Promise<OfferedRelease | undefined>;
  /** Resolves once the version of the last check lies ready; rejects where it does not come, or was aborted. */
  download(onProgress: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /** Installs what lies ready, quits Parley, and starts the new one. */
  installAndRestart(): void;
}

interface Dependencies {
  /** Of this Parley. */
  readonly version: string;
  readonly inCall: () => boolean;
  readonly changed: (update: Update) => void;
  /** Asks Electron to quit; what must be done before that is then done. */
  readonly quit: () => void;
  readonly clock: Clock;
  readonly warn: (text: string) => void;
}

/** The start of the day belongs to the phone. */
const FIRST_CHECK_MS = 60_000;
const CHECK_EVERY_MS = 6 * 3_600_000;

/** Looks for updates, fetches them, and installs them when Parley quits; never while a call runs. */
export class Updates {
  readonly #dependencies: Dependencies;
  #updater: Updater | undefined;
  #update: Update = { state: 'off' };
  #isCheckDue = false;
  #isRestarting = false;
  #download = new AbortController();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  get info(): UpdateInfo {
    return { version: this.#dependencies.version, update: this.#update };
  }

  /** Updates are off until an updater is there. */
  start(updater: Updater): void {
    this.#updater = updater;
    this.#become({ state: 'unchecked' });
    this.#checkAfter(FIRST_CHECK_MS);
  }

  /** Looks for an update, as soon as no call runs. */
  check(): void {
    this.#isCheckDue = true;
    this.#goOn();
  }

  /** A call began or ended. */
  callsChanged(): void {
    this.#goOn();
  }

  /** Quits and comes back as the new version; does nothing while a call runs. */
  restart(): void {
    const { inCall, quit } = this.#dependencies;
    if (!mayRestart(this.#update, { inCall: inCall() })) return;
    this.#isRestarting = true;
    quit();
  }

  /** Everything is hung up and signed off: quits, for the new version where that was asked for. */
  quitNow(): void {
    if (this.#isRestarting && this.#updater !== undefined) this.#updater.installAndRestart();
    else this.#dependencies.quit();
  }

  #checkAfter(ms: number): void {
    this.#dependencies.clock.after(ms, () => {
      this.check();
      this.#checkAfter(CHECK_EVERY_MS);
    });
  }

  #goOn(): void {
    if (this.#updater === undefined) return;
    const inCall = this.#dependencies.inCall();
    switch (nextStep(this.#update, { inCall, isCheckDue: this.#isCheckDue })) {
      case 'check':
        void this.#check(this.#updater);
        break;
      case 'download':
        void this.#fetch(this.#updater);
        break;
      case 'stop-download':
        this.#download.abort();
        break;
      case 'wait':
        break;
    }
  }

  async #check(updater: Updater): Promise<void> {
    this.#isCheckDue = false;
    this.#become({ state: 'checking' });
    try {
      const release = await updater.check();
      this.#become(release === undefined ? { state: 'current' } : { state: 'available', ...release });
    } catch (error) {
      this.#fail(error);
    }
  }

  async #fetch(updater: Updater): Promise<void> {
    if (this.#update.state !== 'available') return;
    const { version, notes } = this.#update;
    const { signal } = (this.#download = new AbortController());
    const progress = (percent: number): void =>
      this.#become({ state: 'downloading', version, notes, percent: Math.floor(percent) });
    progress(0);
    try {
      await updater.download((percent) => {
        if (!signal.aborted) progress(percent);
      }, signal);
      this.#become({ state: 'ready', version, notes });
    } catch (error) {
      if (signal.aborted) this.#become({ state: 'available', version, notes });
      else this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const detail = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    this.#dependencies.warn(`no update: ${detail}`);
    this.#become({ state: 'failed', detail });
  }

  #become(update: Update): void {
    this.#update = update;
    this.#dependencies.changed(update);
    this.#goOn();
  }
}
