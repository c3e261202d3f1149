import type { DesktopCapturerSource, Session } from 'electron';
import { isAppUrl } from '../windows/app-origin.ts';
import type { Screens } from './screens.ts';

/** Whether the system has a dialog of its own: macOS from 15 on, and the portal of Wayland. */
export function systemAsks(platform: NodeJS.Platform, version: string, isWayland: boolean): boolean {
  return isWayland || (platform === 'darwin' && Number.parseInt(version, 10) >= 15);
}

/**
 * The phone page gets the screen that the person chose, never its sound, and no other page gets any. With macOS' own
 * dialog it does not come by here.
 */
export function serveScreens(
  session: Session,
  screens: Screens<DesktopCapturerSource>,
  phone: { readonly mainFrame: { readonly frameTreeNodeId: number } },
): void {
  session.setDisplayMediaRequestHandler(
    ({ frame, securityOrigin }, answer) => {
      const isPhone = frame?.frameTreeNodeId === phone.mainFrame.frameTreeNodeId && isAppUrl(securityOrigin);
      const taken = isPhone ? screens.take() : Promise.resolve(undefined);
      void taken.then((video) => {
        // Without a stream the request is refused; Electron says so by an exception to its caller.
        answer(video === undefined ? {} : { video });
      });
    },
    { useSystemPicker: true },
  );
}
