import { desktopCapturer, session, type DesktopCapturerSource } from 'electron';
import { Screens } from './screens/screens.ts';
import { serveScreens, systemAsks } from './screens/serve-screens.ts';
import { isWayland } from './windows/is-wayland.ts';

/** What can be shown to others in calls. */
export function composeScreens(): Screens<DesktopCapturerSource> {
  const { platform, env } = process;
  const screens = new Screens({
    systemAsks: systemAsks(platform, process.getSystemVersion(), isWayland(platform, env)),
    capture: (thumbnailSize) => desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize }),
  });
  serveScreens(session.defaultSession, screens);
  return screens;
}
