import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** File that gets what the process prints. */
  readonly log: string;
}

/** A server or phone of the lab. */
export class LabProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<void>;
  readonly #options: ProcessOptions;

  constructor(options: ProcessOptions) {
    this.#options = options;
    const { command, args, folder, log } = options;
    const child = spawn(command, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Kamailio is several processes, which outlive a killed first one.
      detached: true,
    });
    const file = createWriteStream(log, { flags: 'a' });
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    this.#exit = new Promise((resolve, reject) => {
      child.once('exit', () => resolve());
      child.once('error', reject);
    });
    this.#exit.catch(() => undefined);
    this.#child = child;
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Its exit code, once it has one. */
  async exited(): Promise<number> {
    await this.#exit;
    return this.#child.exitCode ?? -1;
  }

  /** Asks until `isReady` says so; throws where the process ended before, or after 10 s. */
  async readyWhen(isReady: () => Promise<boolean>): Promise<void> {
    const limit = performance.now() + 10_000;
    while (!(await isReady().catch(() => false))) {
      const { command, log } = this.#options;
      if (this.hasExited) throw new Error(`${command} ended at its start: see ${log}`);
      if (performance.now() > limit) throw new Error(`${command} was not ready after 10 s: see ${log}`);
      await pause(20);
    }
  }

  /** Ends it by its process id; by force where it takes longer than 5 s. */
  async stop(): Promise<void> {
    if (this.hasExited) return;
    this.#child.kill('SIGTERM');
    const force = setTimeout(() => this.#killGroup(), 5_000);
    await this.#exit;
    clearTimeout(force);
  }

  /** Ends it at once, as a power cut does. */
  async kill(): Promise<void> {
    this.#killGroup();
    await this.#exit;
  }

  #killGroup(): void {
    if (this.#child.pid !== undefined) process.kill(-this.#child.pid, 'SIGKILL');
  }
}
