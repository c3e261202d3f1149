import { join } from 'node:path';
import { systemUpdater, type UpdaterOptions } from './system-updater.ts';
import { readUpdateFeed } from './update-feed.ts';
import type { Updater } from './updates.ts';

interface Options extends UpdaterOptions {
  readonly isPackaged: boolean;
  /** Folder of the app's resources. */
  readonly resources: string;
}

/** The updater; undefined where Parley does not update itself: in development, or where nobody named a feed. */
export async function openUpdater({
  isPackaged,
  resources,
  ...options
}: Options): Promise<Updater | undefined> {
  if (!isPackaged) return undefined;
  const feed = await readUpdateFeed(join(resources, 'app-update.yml'));
  if (feed.kind === 'broken') options.log.warn(`updates are off, app-update.yml: ${feed.problem}`);
  if (feed.kind !== 'set') return undefined;
  options.log.info(`updates: channel ${feed.channel ?? 'latest'}`);
  try {
    return await systemUpdater(options);
  } catch (error) {
    // A phone that cannot update itself is still a phone.
    options.log.warn(`updates are off: ${String(error)}`);
    return undefined;
  }
}
