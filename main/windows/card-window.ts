import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { CardCall } from '../../preload/contract/index.ts';
import type { CardView } from '../desktop/card.ts';
import { notify } from '../ipc/notify.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { cardArea, CARD_HEIGHT, CARD_WIDTH, cardPlace } from './card-place.ts';
import { BACKGROUND } from './phone-window.ts';

interface Options {
  /** Path of the bundled preload. */
  readonly preload: string;
  readonly calls: readonly CardCall[];
  /** The call that a message is written to: the card takes the keyboard. */
  readonly writingTo?: string;
  /** Factor by which the person has the pages enlarged. */
  readonly zoom: () => number;
  readonly trust: (contents: WebContents) => void;
  /** The card went by itself. */
  readonly closed: () => void;
}

/**
 * Opens the card on the screen where the pointer is, above all other windows. A window that is not focusable keeps the
 * keys with the other program on every system, even while its buttons are pressed.
 */
export function openCard({ preload, calls, writingTo, zoom, trust, closed }: Options): CardView {
  const window = new BrowserWindow({
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    focusable: writingTo !== undefined,
    ...(process.platform === 'darwin' && { type: 'panel' }),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const area = cardArea(workArea, process.platform);
  const place = (count: number): void => window.setBounds(cardPlace(count, area, zoom()));
  const close = (): void => {
    if (!window.isDestroyed()) window.destroy();
  };

  trust(window.webContents);
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  place(calls.length);
  window.once('ready-to-show', () => (writingTo === undefined ? window.showInactive() : window.show()));
  window.once('closed', closed);
  window.webContents.once('render-process-gone', close);
  // Where the page cannot be loaded the card stays hidden; the phone window rings all the same.
  window.loadURL(`${APP_ORIGIN}/card/index.html#${writingTo ?? ''}`).catch(close);

  return {
    show(now) {
      place(now.length);
      notify(window, 'card:changed', [...now]);
    },
    close,
  };
}
