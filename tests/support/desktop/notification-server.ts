/** A stand-in for the desktop's notification server (Desktop Notifications Specification 1.2). */
import { Message, type MessageBus, type Variant } from '@jellybrick/dbus-next';
import { callMethod, serveMethod, type TestBus } from './session-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

export interface SeenNotification {
  readonly id: number;
  readonly appName: string;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  /** Labels of its buttons; a click beside them is none. */
  readonly buttons: readonly string[];
  readonly desktopEntry: unknown;
  readonly urgency: unknown;
  /** Ms; 0 is never. */
  readonly timeout: number;
}

type Notify = [string, number, string, string, string, string[], Record<string, Variant>, number];

export class NotificationServer {
  readonly #bus: MessageBus;
  readonly #names = new Map<number, readonly string[]>();
  readonly #closed = new Set<number>();
  /** What is on screen, oldest first. */
  readonly #shown: SeenNotification[] = [];
  /** Everything that ever was. */
  readonly seen: SeenNotification[] = [];

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  static async open(
    testBus: TestBus,
    capabilities = ['actions', 'body', 'body-markup'],
  ): Promise<NotificationServer> {
    const bus = await testBus.connect();
    const server = new NotificationServer(bus);
    serveMethod(bus, 'GetServerInformation', 'ssss', () => ['stand-in', 'Parley', '1', '1.2']);
    serveMethod(bus, 'GetCapabilities', 'as', () => [capabilities]);
    serveMethod(bus, 'Notify', 'u', (args, sender) => [server.#show(args as Notify, sender)]);
    serveMethod(bus, 'CloseNotification', '', ([id]) => {
      server.#close(Number(id), 3);
      return [];
    });
    await bus.requestName(NAME);
    return server;
  }

  get titles(): string[] {
    return this.#shown.map(({ title }) => title);
  }

  get shown(): readonly SeenNotification[] {
    return this.#shown;
  }

  /** Presses a button of the newest notification, or clicks beside them all. */
  press(label?: string): void {
    const newest = this.#shown.at(-1);
    if (newest === undefined) throw new Error('no notification is shown');
    const names = this.#names.get(newest.id) ?? [];
    const index = label === undefined ? names.indexOf('default') : newest.buttons.indexOf(label);
    const name = names[index];
    if (name === undefined) throw new Error(`there is no button "${label}"`);
    this.#signal('ActionInvoked', 'us', [newest.id, name]);
    this.#close(newest.id, 2);
  }

  /** Writes into the newest notification, as KDE's server lets one do. */
  reply(text: string): void {
    const newest = this.#shown.at(-1);
    if (newest === undefined || !this.#names.get(newest.id)?.includes('inline-reply')) {
      throw new Error('no notification has a field');
    }
    this.#signal('NotificationReplied', 'us', [newest.id, text]);
    this.#close(newest.id, 2);
  }

  /** The person closes the newest one. */
  dismiss(): void {
    const newest = this.#shown.at(-1);
    if (newest !== undefined) this.#close(newest.id, 2);
  }

  #show([appName, , icon, title, body, actions, hints, timeout]: Notify, sender: string): number {
    const id = this.seen.length + 1;
    const names = actions.filter((_text, index) => index % 2 === 0);
    const labels = actions.filter((_text, index) => index % 2 === 1);
    this.#names.set(id, names);
    const notification: SeenNotification = {
      id,
      appName,
      icon,
      title,
      body,
      buttons: labels.filter((_label, index) => names[index] !== 'default'),
      desktopEntry: hints['desktop-entry']?.value,
      urgency: hints['urgency']?.value,
      timeout,
    };
    this.seen.push(notification);
    // On screen once the program has heard its number: a person is not faster, a test may be.
    void callMethod(this.#bus, [sender, '/', 'org.freedesktop.DBus.Peer', 'Ping']).finally(() => {
      if (!this.#closed.has(id)) this.#shown.push(notification);
    });
    return id;
  }

  #close(id: number, reason: number): void {
    this.#closed.add(id);
    const index = this.#shown.findIndex((notification) => notification.id === id);
    if (index < 0) return;
    this.#shown.splice(index, 1);
    this.#signal('NotificationClosed', 'uu', [id, reason]);
  }

  #signal(name: string, signature: string, body: unknown[]): void {
    this.#bus.send(Message.newSignal(PATH, NAME, name, signature, body));
  }
}
