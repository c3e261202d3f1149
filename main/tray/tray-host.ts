import { hasOwner, onNewOwner, type MessageBus } from '../desktop/message-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

/** Who shows the tray's icons. */
export interface TrayHost {
  /** Whether a person can see a tray icon now. */
  hasTray(): Promise<boolean>;
  /** From then on no panel comes unheard. */
  readonly ready: Promise<void>;
}

/** On Linux the desktop may have no tray, as GNOME; a panel may come later than Parley, or again. */
export function linuxTrayHost(bus: Promise<MessageBus | undefined>, onPanel: () => void): TrayHost {
  const listening = bus.then((connected) => connected && onNewOwner(connected, WATCHER, onPanel));
  return {
    ready: listening.catch(() => undefined),
    async hasTray() {
      const connected = await bus;
      return connected !== undefined && hasOwner(connected, WATCHER).catch(() => false);
    },
  };
}
