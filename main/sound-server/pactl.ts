import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

/** The program that knows the sound server, PulseAudio or PipeWire. */
export interface Pactl {
  /** Writes a line for everything that changes, until it is killed or the server is gone. */
  subscribe(): Pick<ChildProcess, 'stdout' | 'on' | 'off' | 'kill'>;
  /** What it answers; rejects where it cannot be started, where no server runs and after 5 s. */
  ask(...args: readonly string[]): Promise<string>;
}

export function systemPactl(environment: NodeJS.ProcessEnv): Pactl {
  // Its words are in the system's language.
  const env = { ...environment, LC_ALL: 'C' };
  return {
    subscribe: () => spawn('pactl', ['subscribe'], { env, stdio: ['ignore', 'pipe', 'ignore'] }),
    ask: async (...args) => (await promisify(execFile)('pactl', args, { env, timeout: 5_000 })).stdout,
  };
}
