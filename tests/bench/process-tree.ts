/** Memory and CPU of a process and all its descendants, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Jiffies a second; 100 on every Linux that Electron supports. */
const ticksPerSecond = 100;

function stat(pid: number): { parent: number; ticks: number } | undefined {
  try {
    // The second field is a name in parentheses that may itself contain spaces and parentheses.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return undefined;
  }
}

function tree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const facts = Number.isNaN(pid) ? undefined : stat(pid);
    if (facts) parents.set(pid, facts.parent);
  }
  const found = [root];
  for (const pid of found) {
    for (const [child, parent] of parents) if (parent === pid) found.push(child);
  }
  return found;
}

/** Proportional set size in MB (10⁶ bytes): what the system would gain if all of them ended. */
export function memoryOf(root: number): number {
  return tree(root).reduce((sum, pid) => sum + memoryOfProcess(pid), 0);
}

/** The same of one process alone. */
export function memoryOfProcess(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return (Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}

/** Seconds of CPU used so far. */
export function cpuSecondsOf(root: number): number {
  const ticks = tree(root).map((pid) => stat(pid)?.ticks ?? 0);
  return ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond;
}
