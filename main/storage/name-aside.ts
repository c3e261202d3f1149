import { basename, dirname, extname, join } from 'node:path';

/** `accounts.json` becomes `accounts.broken-2026-11-22T10-04-05-123Z.json`. */
export function nameAside(path: string, now: Date): string {
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}.broken-${timeInName(now)}${extension}`);
}

/** `2026-11-22T10-04-05-123Z`: no colons, for Windows' sake. Names sort as the times do. */
export function timeInName(time: Date): string {
  return time.toISOString().replaceAll(/[:.]/g, '-');
}
