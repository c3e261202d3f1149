import type { AppUpdater } from 'electron-updater';
import type { Log } from '../logging/log.ts';
import { readOffer } from './offered-release.ts';
import type { Updater } from './updates.ts';

export interface UpdaterOptions {
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  /** Quits Parley when installing failed: it has hung up and signed off by then. */
  readonly quit: () => void;
  /** Lets the new Parley in while this one still ends. */
  readonly releaseLock: () => void;
}

/**
 * The updater of this system; undefined where this kind of installation cannot replace itself, such as an unpacked app.
 * It is loaded only here: most of Parley's starts need none of it.
 */
export async function systemUpdater({
  log,
  quit,
  releaseLock,
}: UpdaterOptions): Promise<Updater | undefined> {
  // CommonJS, of which only the default export is sure.
  const { autoUpdater, CancellationToken } = (await import('electron-updater')).default;
  configure(autoUpdater, log);
  if (!autoUpdater.isUpdaterActive()) return undefined;
  return {
    async check() {
      const result = await autoUpdater.checkForUpdates();
      return result?.isUpdateAvailable === true ? readOffer(result.updateInfo) : undefined;
    },
    async download(onProgress, signal) {
      const token = new CancellationToken();
      const cancel = (): void => token.cancel();
      const progress = ({ percent }: { percent: number }): void => onProgress(percent);
      signal.addEventListener('abort', cancel);
      autoUpdater.on('download-progress', progress);
      try {
        await autoUpdater.downloadUpdate(token);
      } finally {
        autoUpdater.off('download-progress', progress);
        signal.removeEventListener('abort', cancel);
      }
    },
    installAndRestart() {
      autoUpdater.once('error', quit);
      releaseLock();
      autoUpdater.quitAndInstall(true, true);
    },
  };
}

function configure(updater: AppUpdater, log: UpdaterOptions['log']): void {
  const line = (text: unknown): string => `updates: ${String(text)}`;
  updater.logger = {
    info: (text: unknown) => log.info(line(text)),
    warn: (text: unknown) => log.warn(line(text)),
    error: (text: unknown) => log.error(line(text)),
  };
  updater.autoDownload = false;
  // deb and rpm ask for a password, which nobody expects of quitting.
  updater.autoInstallOnAppQuit = process.platform !== 'linux' || process.env['APPIMAGE'] !== undefined;
  // Meant for staged releases: an identity that the feed has no use for.
  updater.requestHeaders = { 'x-user-staging-id': '' };
}
