import { onNewOwner, type BusObject, type MessageBus } from '../desktop/message-bus.ts';

/** Those who cover the screen, and say so: of GNOME, KDE, Cinnamon, MATE and Xfce. */
const SCREEN_SAVERS: readonly BusObject[] = [
  'org.gnome.ScreenSaver',
  'org.freedesktop.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.xfce.ScreenSaver',
].map((name) => ({ name, path: `/${name.replaceAll('.', '/')}`, interface: name }));

const LOGIN = { name: 'org.freedesktop.login1', path: '/org/freedesktop/login1' };
const SESSION = 'org.freedesktop.login1.Session';

interface Buses {
  readonly session: Promise<MessageBus | undefined>;
  readonly system: Promise<MessageBus | undefined>;
}

/**
 * Linux: hears when the screen is locked and unlocked, from the desktop's screen saver and from systemd-logind, whichever
 * is there. It is locked while one of them says so.
 */
export function watchScreenLock({ session, system }: Buses, changed: (isLocked: boolean) => void): void {
  const lockedBy = new Set<string>();
  const said = (name: string, isLocked: unknown): void => {
    const before = lockedBy.size > 0;
    if (isLocked === true) lockedBy.add(name);
    else lockedBy.delete(name);
    if (lockedBy.size > 0 !== before) changed(!before);
  };
  const hearSavers = async (bus: MessageBus): Promise<void> => {
    for (const saver of SCREEN_SAVERS) {
      await bus.listen(saver, 'ActiveChanged', ([isActive]) => said(saver.name, isActive));
      // One that crashed can take nothing back.
      await onNewOwner(bus, saver.name, () => said(saver.name, false));
    }
  };
  const hearLogin = async (bus: MessageBus): Promise<void> => {
    const manager = { ...LOGIN, interface: 'org.freedesktop.login1.Manager' };
    // The one that Parley belongs to, or the one that the person sees.
    const [path] = await bus.call(manager, 'GetSession', 's', ['auto']);
    const properties = { ...LOGIN, path: String(path), interface: 'org.freedesktop.DBus.Properties' };
    const hear = ([, values]: readonly unknown[]): void => {
      const hint = (values as Record<string, { value: unknown } | undefined>)['LockedHint'];
      if (hint !== undefined) said(LOGIN.name, hint.value);
    };
    await bus.listen(properties, 'PropertiesChanged', hear, SESSION);
  };
  void session.then((bus) => bus && hearSavers(bus)).catch(() => undefined);
  void system.then((bus) => bus && hearLogin(bus)).catch(() => undefined);
}
