import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { DefaultDevices } from '../../preload/contract/default-devices.ts';
import { defaultsIn } from './defaults-in.ts';

/** Tells what the system's default devices are, while somebody wants to know. */
export interface DefaultDevicesWatch {
  follow(isWanted: boolean): void;
}

/** On other systems than Linux Chromium tells itself. */
export function watchDefaultDevices(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  changed: (defaults: DefaultDevices) => void,
): DefaultDevicesWatch {
  return platform === 'linux' ? new PactlWatch(env, changed) : { follow: () => undefined };
}

/**
 * On Linux Chromium does not say which devices the sound server's defaults are, nor that they are others now: `pactl` does,
 * of PulseAudio and of PipeWire. Where there is none, nobody tells.
 */
class PactlWatch implements DefaultDevicesWatch {
  readonly #env: NodeJS.ProcessEnv;
  readonly #changed: (defaults: DefaultDevices) => void;
  #stop: (() => void) | undefined;

  constructor(env: NodeJS.ProcessEnv, changed: (defaults: DefaultDevices) => void) {
    // Its words are in the system's language.
    this.#env = { ...env, LC_ALL: 'C' };
    this.#changed = changed;
  }

  follow(isWanted: boolean): void {
    if (!isWanted) {
      this.#stop?.();
      this.#stop = undefined;
      return;
    }
    this.#stop ??= this.#watch();
  }

  #watch(): () => void {
    let asked = 0;
    const tell = async (): Promise<void> => {
      const mine = ++asked;
      const defaults = await this.#read().catch(() => undefined);
      // Overtaken by a newer change, or nobody wants to know any more.
      if (defaults !== undefined && mine === asked) this.#changed(defaults);
    };
    const child = spawn('pactl', ['subscribe'], { env: this.#env, stdio: ['ignore', 'pipe', 'ignore'] });
    child.on('error', () => undefined);
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes(' on server')) void tell();
    });
    void tell();
    return () => {
      asked++;
      child.kill();
    };
  }

  async #read(): Promise<DefaultDevices> {
    const ask = async (...args: readonly string[]): Promise<string> =>
      (await promisify(execFile)('pactl', args, { env: this.#env, timeout: 5_000 })).stdout;
    const [info, sources, sinks] = await Promise.all([
      ask('info'),
      ask('list', 'sources'),
      ask('list', 'sinks'),
    ]);
    return defaultsIn({ info, sources, sinks });
  }
}
