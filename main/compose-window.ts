import { app, session, type BrowserWindow } from 'electron';
import type { Log } from './logging/log.ts';
import { onSessionEnd } from './power/session-end.ts';
import type { Profile } from './profile.ts';
import type { Quitting } from './quitting.ts';
import { systemClock } from './signalling/clock.ts';
import { serveAppScheme } from './windows/app-scheme.ts';
import { guardContents } from './windows/guards.ts';
import { setMenu } from './windows/menu.ts';
import { obeyKeys } from './windows/obey-keys.ts';
import { guardPermissions } from './windows/permissions.ts';
import { createPhoneWindow, focusWindow, hideOnClose } from './windows/phone-window.ts';
import { recoverPage } from './windows/recover-page.ts';
import { rememberPlace } from './windows/remember-place.ts';

interface Options {
  readonly profile: Profile;
  /** Folder of the built pages, and path of the bundled preload. */
  readonly pages: string;
  readonly preload: string;
  readonly isHidden: boolean;
  readonly log: Log;
}

/** Closes the border around all pages, and makes the phone window, which loads nothing yet. */
export function composeWindow({ profile, pages, preload, isHidden, log }: Options): BrowserWindow {
  guardContents(app, (what) => log.warn(`refused ${what}`));
  serveAppScheme(pages);
  setMenu(process.platform);
  const window = createPhoneWindow(preload, profile.window.value, isHidden);
  guardPermissions(session.defaultSession, window.webContents);
  return window;
}

interface Dependencies {
  readonly profile: Profile;
  readonly quitting: Quitting;
  /** The page is gone, and with it the calls. */
  readonly pageFailed: (reason: string) => void;
}

/** What the person, the system and a crash do to the phone window. */
export function keepWindow(window: BrowserWindow, { profile, quitting, pageFailed }: Dependencies): void {
  hideOnClose(window, () => quitting.isAgreed);
  onSessionEnd(window, () => quitting.quit({ confirmed: true }));
  rememberPlace(window, profile.window, systemClock.after);
  obeyKeys(window, process.platform, () => app.quit());
  recoverPage(window, Date.now, pageFailed);
  app.on('activate', () => focusWindow(window));
}
