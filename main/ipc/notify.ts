import type { NoticeName, Payload } from '../../preload/contract/index.ts';

/** The part of Electron's `BrowserWindow` that a notice needs. */
export interface NoticeTarget {
  isDestroyed(): boolean;
  readonly webContents: {
    isDestroyed(): boolean;
    isCrashed(): boolean;
    send(channel: string, payload: unknown): void;
  };
}

/** Tells a window; false where there is nobody to hear it any more. */
export function notify<Name extends NoticeName>(
  window: NoticeTarget,
  name: Name,
  payload: Payload<Name>,
): boolean {
  if (window.isDestroyed() || window.webContents.isDestroyed() || window.webContents.isCrashed())
    return false;
  window.webContents.send(name, payload);
  return true;
}
