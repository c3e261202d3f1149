import { pathToFileURL } from 'node:url';
import { m } from '#messages';
import type { BusObject, MessageBus } from '../desktop/message-bus.ts';
import type { Note, Notifier } from './note.ts';

const SERVER: BusObject = {
  name: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

/** Ms; of the two that the specification gives a meaning, one means never and the other as the server likes. */
const NEVER = 0;
const DEFAULT = -1;

/** The notification's category and urgency (0 to 2) in the specification's words. */
const kinds = {
  incoming: ['call.incoming', 2],
  missed: ['call.unanswered', 1],
  message: ['im.received', 1],
  lost: ['network.disconnected', 1],
  hint: ['', 0],
} as const;

interface About {
  readonly appName: string;
  /** Path of a picture. */
  readonly icon: string;
  /** Name of the .desktop file, without its ending. */
  readonly desktopEntry: string;
}

/** The name of the button that opens a field to write in, on servers that have one, such as KDE's. */
const REPLY = 'inline-reply';

/**
 * Notifications of Linux by the Desktop Notifications Specification. Electron's own have no buttons there up to
 * version 44, and do not say whether the server shows any.
 */
export function freedesktopNotifier(bus: Promise<MessageBus | undefined>, about: About): Notifier {
  /** By the server's number: what hears of the button pressed, by its name, and of the text that was written with it. */
  const open = new Map<unknown, (button: string, text?: string) => void>();
  const listening = bus.then((connected) => connected && listen(connected)).catch(() => undefined);

  async function listen(connected: MessageBus): Promise<MessageBus> {
    await connected.listen(SERVER, 'ActionInvoked', ([id, button]) => open.get(id)?.(String(button)));
    await connected.listen(SERVER, 'NotificationReplied', ([id, text]) =>
      open.get(id)?.(REPLY, String(text)),
    );
    await connected.listen(SERVER, 'NotificationClosed', ([id]) => void open.delete(id));
    return connected;
  }

  async function send(connected: MessageBus, note: Note): Promise<unknown> {
    const [capabilities] = await connected.call(SERVER, 'GetCapabilities');
    const can = (capability: string): boolean =>
      Array.isArray(capabilities) && capabilities.includes(capability);
    const [category, urgency] = kinds[note.kind];
    const hints = {
      'desktop-entry': connected.variant('s', about.desktopEntry),
      category: connected.variant('s', category),
      urgency: connected.variant('y', urgency),
      // Parley rings by itself, on the device that was chosen for it.
      ...(note.kind === 'incoming' && { 'suppress-sound': connected.variant('b', true) }),
    };
    const [id] = await connected.call(SERVER, 'Notify', 'susssasa{sv}i', [
      about.appName,
      0,
      pathToFileURL(about.icon).href,
      note.title,
      can('body-markup') ? escaped(note.body) : note.body,
      can('actions') ? actions(note, can(REPLY)) : [],
      hints,
      note.kind === 'incoming' ? NEVER : DEFAULT,
    ]);
    return id;
  }

  return {
    show(note, chosen) {
      const sent = listening.then(async (connected) => {
        if (connected === undefined) return undefined;
        const id = await send(connected, note);
        const close = async (): Promise<void> => {
          if (open.delete(id)) await connected.call(SERVER, 'CloseNotification', 'u', [id]);
        };
        open.set(id, (button, text) => {
          void close().catch(() => undefined);
          const written = text?.trim() ?? '';
          const choice =
            written === '' ? note.buttons[Number(button)]?.choice : note.reply?.choiceOf(written);
          chosen(choice ?? note.choice);
        });
        return close;
      });
      // Where there is no server, or it goes away, there is nothing to show and nothing to close.
      sent.catch(() => undefined);
      return { close: () => void sent.then((close) => close?.()).catch(() => undefined) };
    },
  };
}

/** Pairs of name and label: the buttons go by their number, a click beside them by `default`. */
function actions({ buttons, reply }: Note, canReply: boolean): string[] {
  const named =
    reply !== undefined && canReply
      ? [REPLY, reply.label]
      : buttons.flatMap(({ label }, index) => [String(index), label]);
  return [...named, 'default', m.tray_open()];
}

/** Servers that know markup would take `<` and `&` for it. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
