import { desktopCapturer, session, type DesktopCapturerSource, type WebContents } from 'electron';
import { Screens } from './screens/screens.ts';
import { serveScreens, systemAsks } from './screens/serve-screens.ts';
import { systemClock } from './signalling/clock.ts';
import { isWayland } from './windows/is-wayland.ts';

/** What can be shown to others in calls, which `phone` alone gets. */
export function composeScreens(phone: WebContents): Screens<DesktopCapturerSource> {
  const { platform, env } = process;
  const screens = new Screens({
    systemAsks: systemAsks(platform, process.getSystemVersion(), isWayland(platform, env)),
    capture: (thumbnailSize) => desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize }),
    after: systemClock.after,
  });
  serveScreens(session.defaultSession, screens, phone);
  return screens;
}
