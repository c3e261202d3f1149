import type { BrowserWindow } from 'electron';
import { windowKeyOf, zoomLevel } from './window-keys.ts';

/** Keys that the window obeys by itself. Chromium keeps the zoom, for the card as well. */
export function obeyKeys(window: BrowserWindow, platform: NodeJS.Platform, quit: () => void): void {
  const { webContents } = window;
  webContents.on('before-input-event', (event, input) => {
    const key = windowKeyOf(input, platform);
    if (key === undefined) return;
    event.preventDefault();
    if (key === 'quit') quit();
    else webContents.setZoomLevel(zoomLevel(webContents.getZoomLevel(), key));
  });
}
