/** A stand-in for the desktop's panel: StatusNotifierWatcher, and what a person sees and clicks of a tray icon. */
import { DBusError, type MessageBus, MessageType, Variant } from '@jellybrick/dbus-next';
import { callMethod, serveMethod, type TestBus } from './session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const MENU = ['/com/canonical/dbusmenu', 'com.canonical.dbusmenu'] as const;

export interface MenuEntry {
  readonly id: number;
  readonly label: string;
  readonly isEnabled: boolean;
  /** Undefined where it has no tick. */
  readonly isTicked: boolean | undefined;
  readonly entries: readonly MenuEntry[];
}

type Layout = [id: number, properties: Record<string, Variant>, children: Variant<Layout>[]];

export class Panel {
  readonly #bus: MessageBus;
  /** Bus names of the programs whose icons are shown. */
  readonly #icons: string[] = [];

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  /** Takes its place on the bus; from then on icons are shown. */
  static async open(testBus: TestBus): Promise<Panel> {
    const bus = await testBus.connect();
    const panel = new Panel(bus);
    const properties: Record<string, Variant> = {
      IsStatusNotifierHostRegistered: new Variant('b', true),
      ProtocolVersion: new Variant('i', 0),
      RegisteredStatusNotifierItems: new Variant('as', []),
    };
    serveMethod(bus, 'Get', 'v', ([, name]) => [properties[String(name)]]);
    serveMethod(bus, 'RegisterStatusNotifierItem', '', (_args, sender) => {
      panel.#icons.push(sender);
      return [];
    });
    bus.on('message', ({ type, member, body }) => {
      if (type !== MessageType.SIGNAL) return;
      const [gone, , owner] = body;
      if (member === 'NameOwnerChanged' && owner === '') panel.#forget(String(gone));
    });
    await callMethod(
      bus,
      ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'AddMatch'],
      's',
      ["type='signal',member='NameOwnerChanged'"],
    );
    await bus.requestName(WATCHER);
    return panel;
  }

  /** The panel ends, as when it crashes. */
  close(): void {
    this.#bus.disconnect();
  }

  get icons(): number {
    return this.#icons.length;
  }

  /** Empty as long as there is no icon. */
  async tooltip(): Promise<string> {
    if (this.icons === 0) return '';
    const properties = await unlessGone(this.#properties());
    if (properties === undefined) return '';
    return (properties['ToolTip']?.value as [string, unknown[], string, string])[2];
  }

  /** The icon's side in pixels, and its pixels: alpha, red, green, blue. */
  async picture(): Promise<{ side: number; pixels: Buffer }> {
    const [first] = (await this.#properties())['IconPixmap']?.value as [number, number, Buffer][];
    return { side: first?.[0] ?? 0, pixels: Buffer.from(first?.[2] ?? []) };
  }

  /** A click on the icon. */
  async activate(): Promise<void> {
    await callMethod(
      this.#bus,
      [this.#icon, '/StatusNotifierItem', 'org.kde.StatusNotifierItem', 'Activate'],
      'ii',
      [0, 0],
    );
  }

  /** The menu as it is now. */
  async menu(): Promise<readonly MenuEntry[]> {
    if (this.icons === 0) return [];
    const layout = callMethod(this.#bus, [this.#icon, ...MENU, 'GetLayout'], 'iias', [0, -1, []]);
    const answer = await unlessGone(layout);
    return answer === undefined ? [] : entryOf(answer[1] as Layout).entries;
  }

  /** Every label of the menu, those of submenus behind the one they belong to. */
  async labels(): Promise<string[]> {
    const below = (entries: readonly MenuEntry[]): string[] =>
      entries.flatMap(({ label, entries: inner }) => [
        ...(label === '' ? [] : [label]),
        ...below(inner).map((text) => `${label} > ${text}`),
      ]);
    return below(await this.menu());
  }

  /** Undefined where it is not in the menu. */
  async entry(label: string): Promise<MenuEntry | undefined> {
    const all = (entries: readonly MenuEntry[]): MenuEntry[] =>
      entries.flatMap((entry) => [entry, ...all(entry.entries)]);
    return all(await this.menu()).find((entry) => entry.label === label);
  }

  /** Chooses an entry of the menu, or of its submenus. */
  async choose(label: string): Promise<void> {
    const entry = await this.entry(label);
    if (entry === undefined) throw new Error(`"${label}" is not in the menu`);
    await callMethod(this.#bus, [this.#icon, ...MENU, 'Event'], 'isvu', [
      entry.id,
      'clicked',
      new Variant('i', 0),
      0,
    ]);
  }

  get #icon(): string {
    const icon = this.#icons.at(-1);
    if (icon === undefined) throw new Error('no icon is in the tray');
    return icon;
  }

  #forget(name: string): void {
    const index = this.#icons.indexOf(name);
    if (index >= 0) this.#icons.splice(index, 1);
  }

  async #properties(): Promise<Record<string, Variant>> {
    const [properties] = await callMethod(
      this.#bus,
      [this.#icon, '/StatusNotifierItem', 'org.freedesktop.DBus.Properties', 'GetAll'],
      's',
      ['org.kde.StatusNotifierItem'],
    );
    return properties as Record<string, Variant>;
  }
}

/** What the bus says of a program that left during the call, and before it. */
const gone = ['org.freedesktop.DBus.Error.NoReply', 'org.freedesktop.DBus.Error.ServiceUnknown'];

/** Undefined where the icon was taken away meanwhile, as Parley does before it puts it up for a new panel. */
async function unlessGone<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof DBusError && gone.includes(error.type)) return undefined;
    throw error;
  });
}

function entryOf([id, properties, children]: Layout): MenuEntry {
  const { label, enabled, 'toggle-type': toggle, 'toggle-state': state } = properties;
  return {
    id,
    // Underscores are doubled there: a single one underlines a letter.
    label: String(label?.value ?? '').replaceAll('__', '_'),
    isEnabled: enabled?.value !== false,
    isTicked: toggle === undefined ? undefined : state?.value === 1,
    entries: children.map((child) => entryOf(child.value)),
  };
}
