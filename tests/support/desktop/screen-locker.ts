/** A stand-in for what says on the bus that the screen is locked: GNOME's shell, and systemd-logind. */
import { Message, type MessageBus, Variant } from '@jellybrick/dbus-next';
import { serveMethod, type TestBus } from './session-bus.ts';

const SAVER = 'org.gnome.ScreenSaver';
const SESSION = '/org/freedesktop/login1/session/_32';

export class ScreenLocker {
  readonly #bus: MessageBus;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  /** @param testBus the bus of the session, and that of the system as well */
  static async open(testBus: TestBus): Promise<ScreenLocker> {
    const bus = await testBus.connect();
    serveMethod(bus, 'GetSession', 'o', () => [SESSION]);
    await bus.requestName(SAVER);
    await bus.requestName('org.freedesktop.login1');
    return new ScreenLocker(bus);
  }

  /** As the shell says it. */
  cover(isLocked: boolean): void {
    this.#bus.send(Message.newSignal('/org/gnome/ScreenSaver', SAVER, 'ActiveChanged', 'b', [isLocked]));
  }

  /** As logind says it. */
  hint(isLocked: boolean): void {
    const changed = ['org.freedesktop.login1.Session', { LockedHint: new Variant('b', isLocked) }, []];
    this.#bus.send(
      Message.newSignal(SESSION, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', changed),
    );
  }
}
