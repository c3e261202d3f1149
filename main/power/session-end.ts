import { powerMonitor, type BrowserWindow } from 'electron';

/** Calls back when the person logs off, the computer shuts down, or a signal ends the process. */
export function onSessionEnd(window: BrowserWindow, callback: () => void): void {
  // Linux and macOS wait a moment for who prevents the default; the types do not know of the event.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    callback();
  });
  window.on('session-end', callback); // Windows
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, callback);
}
