import { join } from 'node:path';
import { app, Menu, nativeImage, Notification, Tray as ElectronTray, type BrowserWindow } from 'electron';
import { m } from '#messages';
import { APP_ID } from './app-id.ts';
import { missedBadge } from './desktop/badge.ts';
import type { DesktopChoice } from './desktop/choices.ts';
import type { Desktop } from './desktop/desktop.ts';
import { connectBus, type MessageBus } from './desktop/message-bus.ts';
import { electronNotifier } from './notifications/electron-notifier.ts';
import { freedesktopNotifier } from './notifications/freedesktop-notifier.ts';
import { keepsRunning } from './notifications/keeps-running.ts';
import { watchLostLines } from './notifications/lost-lines.ts';
import type { Notifier } from './notifications/note.ts';
import { Notifications } from './notifications/notifications.ts';
import { watchScreenLock } from './power/screen-lock.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import { systemClock } from './signalling/clock.ts';
import { linuxTrayHost } from './tray/tray-host.ts';
import { trayImage } from './tray/tray-image.ts';
import { Tray } from './tray/tray.ts';

interface Dependencies {
  readonly desktop: Desktop;
  readonly window: BrowserWindow;
  readonly settings: SettingsStore;
  readonly platform: NodeJS.Platform;
  /** Folder of the drawn icons. */
  readonly icons: string;
  readonly choose: (choice: DesktopChoice) => void;
  /** Linux: the screen was locked, or unlocked. Elsewhere Electron says so. */
  readonly locked: (isLocked: boolean) => void;
}

/**
 * Builds what shows the phone outside its window: the tray, the count of missed calls, the notifications. And what hears
 * from a Linux desktop.
 */
export function composeDesktop(dependencies: Dependencies): void {
  const { desktop, window, settings, platform, icons, choose, locked } = dependencies;
  // Nothing is said or shown before the window has reported, so that the start does not wait for the bus.
  const reported = new Promise<void>((resolve) => desktop.observe(() => resolve()));
  const connect = (which: 'session' | 'system') =>
    reported.then(() => (platform === 'linux' ? connectBus(which) : undefined));
  const bus = connect('session');
  watchScreenLock({ session: bus, system: connect('system') }, locked);

  const tray = new Tray({
    platform,
    create: (image) => new ElectronTray(image),
    image: (state) => trayImage(icons, platform, state),
    menu: (template) => Menu.buildFromTemplate(template),
    choose,
  });
  desktop.observe(
    missedBadge((count) => {
      if (platform === 'win32') showOverlay(window, icons, count);
      else app.setBadgeCount(count);
    }),
  );

  const notifier = platform === 'linux' ? linuxNotifier(bus, icons) : systemNotifier(platform);
  if (platform === 'linux') {
    const { hasTray, ready } = linuxTrayHost(bus, () => tray.renew());
    // At login the panel may come at any moment, and would know nothing of an icon that was there before it.
    void ready.then(() => {
      desktop.observe(tray.observer);
      tray.observer(desktop.state, desktop.state);
    });
    const closed = keepsRunning({
      hasTray,
      notifier,
      choose,
      isQuiet: () => desktop.state.status.chosen === 'do-not-disturb',
      wasSaid: () => settings.read().knowsItKeepsRunning ?? false,
      said: () => void settings.change({ knowsItKeepsRunning: true }),
    });
    window.on('hide', () => void closed());
  } else desktop.observe(tray.observer);
  const notifications = new Notifications({ notifier, choose, since: systemClock.now() });
  desktop.observe(notifications.observer);
  desktop.observe(watchLostLines(systemClock, (accountIds) => notifications.lost(accountIds)));
}

/** Windows has no number at the icon, but a small picture. */
function showOverlay(window: BrowserWindow, icons: string, count: number): void {
  if (window.isDestroyed()) return;
  const image = nativeImage.createFromPath(join(icons, `overlay-${Math.min(count, 10)}.png`));
  if (count === 0) window.setOverlayIcon(null, '');
  else window.setOverlayIcon(image, m.missed_calls({ count }));
}

function linuxNotifier(bus: Promise<MessageBus | undefined>, icons: string): Notifier {
  return freedesktopNotifier(bus, {
    appName: app.name,
    // The server reads it by itself, and cannot look into our archive.
    icon: join(icons, 'parley.png').replace('app.asar', 'app.asar.unpacked'),
    desktopEntry: APP_ID,
  });
}

function systemNotifier(platform: NodeJS.Platform): Notifier {
  // Electron 33 has none.
  const toasts = Notification as Partial<Pick<typeof Notification, 'handleActivation'>>;
  return electronNotifier({
    platform,
    create: (options) => new Notification(options),
    onToast:
      toasts.handleActivation &&
      ((listener) => toasts.handleActivation?.((answer) => listener(answer.arguments))),
  });
}
