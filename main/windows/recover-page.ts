import type { BrowserWindow } from 'electron';
import { loadPhonePage } from './phone-window.ts';

/** A page that crashes again within so many ms stays down: loading it once more would only go round in circles. */
const CRASHED_AGAIN_MS = 10_000;

/** Loads the page anew after its process crashed; the accounts register again. */
export function recoverPage(
  window: BrowserWindow,
  now: () => number,
  onFailure: (reason: string) => void,
): void {
  let lastCrash = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    onFailure(reason);
    const isFirst = now() - lastCrash > CRASHED_AGAIN_MS;
    lastCrash = now();
    if (isFirst) void loadPhonePage(window, onFailure);
  });
}
