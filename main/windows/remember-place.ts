import type { Rectangle } from 'electron';
import type { JsonFile } from '../storage/json-file.ts';
import type { WindowFile } from './window-place.ts';

/** Ms: a window that is dragged changes its place many times. */
const SETTLED_MS = 300;

/** The part of Electron's `BrowserWindow` that says where it is. */
export interface PlacedWindow {
  on(event: 'move' | 'resize' | 'maximize' | 'unmaximize', listener: () => void): unknown;
  isDestroyed(): boolean;
  isMaximized(): boolean;
  /** Where it is when it is not maximized. */
  getNormalBounds(): Rectangle;
}

/** Writes down where the window is, once it rests there. Where that fails, it only opens elsewhere the next time. */
export function rememberPlace(
  window: PlacedWindow,
  file: Pick<JsonFile<WindowFile>, 'change'>,
  after: (ms: number, callback: () => void) => () => void,
): void {
  let cancel = (): void => undefined;
  const save = (): void => {
    if (window.isDestroyed()) return;
    const value = {
      version: 1,
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    } as const;
    void file.change(() => ({ ok: true, value }));
  };
  const moved = (): void => {
    cancel();
    cancel = after(SETTLED_MS, save);
  };
  window.on('move', moved);
  window.on('resize', moved);
  window.on('maximize', moved);
  window.on('unmaximize', moved);
}
