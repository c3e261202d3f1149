import { BrowserWindow, nativeTheme, screen } from 'electron';
import { APP_ORIGIN } from './app-origin.ts';
import { LEAST, windowPlace, type WindowFile } from './window-place.ts';

/** Surface colours of the theme: the window has them before the page does, and nothing flashes. */
export const BACKGROUND = { light: '#faf9f7', dark: '#1b1d1d' };

/**
 * The window that holds the user agents and all media. It is not shown yet and loads nothing yet.
 *
 * @param preload path of the bundled preload
 * @param place where it was
 * @param isHidden whether it waits until somebody asks for it
 */
export function createPhoneWindow(preload: string, place: WindowFile, isHidden: boolean): BrowserWindow {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...windowPlace(
      place.bounds,
      [primary, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Timers of SIP and ringing must keep running while the window is hidden.
      backgroundThrottling: false,
      // Chromium would fetch dictionaries from a server of Google.
      spellcheck: false,
    },
  });
  // Maximizing shows a window.
  if (place.isMaximized === true) window.once('show', () => window.maximize());
  if (!isHidden) window.once('ready-to-show', () => window.show());
  return window;
}

/** Failing to load is only told: whatever kept the page from loading, Parley can still be quit in order. */
export async function loadPhonePage(
  window: BrowserWindow,
  onFailure: (reason: string) => void,
): Promise<void> {
  try {
    await window.loadURL(`${APP_ORIGIN}/index.html`);
  } catch (error) {
    onFailure(String(error));
  }
}

/** Brings the window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/**
 * Lets a hidden window be seen.
 *
 * @param mayStayBehind whether it can leave the keyboard where it is; Electron cannot on Wayland
 */
export function showBeside(window: BrowserWindow, mayStayBehind: boolean): void {
  if (window.isDestroyed() || window.isVisible()) return;
  if (mayStayBehind) window.showInactive();
  else window.show();
}

/** The window is hidden rather than destroyed: it holds the calls, and rings. */
export function hideOnClose(window: BrowserWindow, mayClose: () => boolean): void {
  window.on('close', (event) => {
    if (mayClose()) return;
    event.preventDefault();
    window.hide();
  });
}
