import { execFile } from 'node:child_process';
import { root } from '../../build/build.ts';
import { ensureElectron, systemSwitches } from '../../build/electron.ts';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts Parley as a script or another program would, with the runtime's own complaints left out, and waits for its end. */
export async function startAgain(...args: readonly string[]): Promise<Ended> {
  const { executable } = await ensureElectron();
  return new Promise((resolve) => {
    const child = execFile(executable, [...systemSwitches(), root, ...args], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr: ownLines(stderr) });
    });
  });
}

function ownLines(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => line.startsWith('parley:'))
    .join('\n');
}
