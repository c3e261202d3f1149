import type { DesktopCapturerSource, Session } from 'electron';
import { isAppUrl } from '../windows/app-origin.ts';
import type { Screens } from './screens.ts';

/** Whether the system has a dialog of its own: macOS from 15 on, and the portal of Wayland. */
export function systemAsks(platform: NodeJS.Platform, version: string, isWayland: boolean): boolean {
  return isWayland || (platform === 'darwin' && Number.parseInt(version, 10) >= 15);
}

/** Pages get the screen that the person chose, never its sound. With macOS' own dialog they do not come by here. */
export function serveScreens(session: Session, screens: Screens<DesktopCapturerSource>): void {
  session.setDisplayMediaRequestHandler(
    ({ securityOrigin }, answer) => {
      const taken = isAppUrl(securityOrigin) ? screens.take() : Promise.resolve(undefined);
      void taken.then((video) => {
        // Without a stream the request is refused; Electron says so by an exception to its caller.
        answer(video === undefined ? {} : { video });
      });
    },
    { useSystemPicker: true },
  );
}
