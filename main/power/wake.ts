import { powerMonitor } from 'electron';

/** Calls back each time the computer wakes up; to be called once Electron's app is ready. */
export function onWake(callback: () => void): void {
  powerMonitor.on('resume', callback);
}
