import { createInterface } from 'node:readline';
import type { DefaultDevices } from '../../preload/contract/default-devices.ts';
import type { Clock } from '../signalling/clock.ts';
import { defaultsIn } from './defaults-in.ts';
import type { Pactl } from './pactl.ts';

/** Ms until it is begun: starting programs takes time of the main process, which the call that begins just now needs itself. */
const GRACE_MS = 500;
/** Ms until it is looked again for a sound server that is gone. */
const PAUSE_MS = 5_000;

/** Tells what the system's default devices are, while somebody wants to know. */
export interface DefaultDevicesWatch {
  /** Whoever wants to know is told soon what they are now, also when somebody wanted it before. */
  follow(isWanted: boolean): void;
}

interface Ways {
  readonly platform: NodeJS.Platform;
  readonly pactl: Pactl;
  readonly after: Clock['after'];
  readonly changed: (defaults: DefaultDevices) => void;
}

/** On other systems than Linux Chromium tells itself. */
export function watchDefaultDevices(ways: Ways): DefaultDevicesWatch {
  return ways.platform === 'linux' ? new PactlWatch(ways) : { follow: () => undefined };
}

/**
 * On Linux Chromium does not say which devices the sound server's defaults are, nor that they are others now: `pactl` does,
 * of PulseAudio and of PipeWire. Where there is none, nobody tells.
 */
class PactlWatch implements DefaultDevicesWatch {
  readonly #ways: Ways;
  #asked = 0;
  #stop: (() => void) | undefined;
  #hasBegun = false;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  follow(isWanted: boolean): void {
    if (isWanted) {
      if (this.#stop === undefined) this.#stop = this.#ways.after(GRACE_MS, () => this.#again());
      else if (this.#hasBegun) void this.#tell();
      return;
    }
    this.#stop?.();
    this.#stop = undefined;
    this.#hasBegun = false;
    this.#asked++;
  }

  #watch(): () => void {
    const child = this.#ways.pactl.subscribe();
    let isMissing = false;
    const goOn = (): void => {
      this.#stop = isMissing ? undefined : this.#ways.after(PAUSE_MS, () => this.#again());
    };
    child.on('error', (error: NodeJS.ErrnoException) => (isMissing = error.code === 'ENOENT'));
    child.on('close', goOn);
    // Too many open files: then it has no output, whatever its type says.
    if (child.stdout)
      createInterface(child.stdout).on('line', (line) => {
        if (line.includes(' on server')) void this.#tell();
      });
    return () => {
      child.off('close', goOn);
      child.kill();
    };
  }

  #again(): void {
    this.#hasBegun = true;
    this.#stop = this.#watch();
    void this.#tell();
  }

  async #tell(): Promise<void> {
    const mine = ++this.#asked;
    const defaults = await this.#read().catch(() => undefined);
    // Overtaken by a newer change, or nobody wants to know any more.
    if (defaults !== undefined && mine === this.#asked) this.#ways.changed(defaults);
  }

  async #read(): Promise<DefaultDevices> {
    const { ask } = this.#ways.pactl;
    const [info, sources, sinks] = await Promise.all([
      ask('info'),
      ask('list', 'sources'),
      ask('list', 'sinks'),
    ]);
    return defaultsIn({ info, sources, sinks });
  }
}
