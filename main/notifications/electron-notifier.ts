import type { NotificationConstructorOptions } from 'electron';
import type { Note, Notifier } from './note.ts';
import { incomingCallToast, toastAnswer } from './toast-xml.ts';

/** Electron's `Notification`, as far as it is needed. */
export interface SystemNotification {
  show(): void;
  close(): void;
  on(event: 'click', listener: () => void): unknown;
  /** macOS: what was written in the notification; since Electron 40 or so within the details, before behind them. */
  on(event: 'reply', listener: (details: { reply?: string }, text: string) => void): unknown;
  /** The number of the button: since Electron 40 or so within the details, before behind them. */
  on(event: 'action', listener: (details: { actionIndex?: number }, index: number) => void): unknown;
}

interface Dependencies {
  readonly platform: NodeJS.Platform;
  readonly create: (options: NotificationConstructorOptions) => SystemNotification;
  /** Windows: calls back with what a toast brings back, wherever it was pressed. Electron 33 has no such thing. */
  readonly onToast?: ((listener: (answer: string) => void) => void) | undefined;
}

/** Notifications of macOS and Windows, by Electron. */
export function electronNotifier({ platform, create, onToast }: Dependencies): Notifier {
  /** What hears of the button pressed, by the note's key. */
  const open = new Map<string, (button: number | undefined) => void>();
  onToast?.((text) => {
    const { key, button } = toastAnswer(text);
    open.get(key)?.(button);
  });
  return {
    show(note, chosen) {
      const notification = create(optionsOf(note, platform));
      const pressed = (button: number | undefined): void => {
        if (!open.delete(note.key)) return;
        notification.close();
        chosen((button === undefined ? undefined : note.buttons[button]?.choice) ?? note.choice);
      };
      open.set(note.key, pressed);
      notification.on('click', () => pressed(undefined));
      notification.on('reply', ({ reply }, text) => {
        const written = (reply ?? text).trim();
        if (written === '' || note.reply === undefined) pressed(undefined);
        else if (open.delete(note.key)) chosen(note.reply.choiceOf(written));
      });
      notification.on('action', ({ actionIndex }, index) => pressed(actionIndex ?? index));
      notification.show();
      return {
        close: () => {
          open.delete(note.key);
          notification.close();
        },
      };
    },
  };
}

function optionsOf(note: Note, platform: NodeJS.Platform): NotificationConstructorOptions {
  const isIncoming = note.kind === 'incoming';
  const hasField = note.reply !== undefined && platform === 'darwin';
  return {
    title: note.title,
    body: note.body,
    // Parley rings by itself, on the device that was chosen for it.
    silent: isIncoming,
    timeoutType: isIncoming ? 'never' : 'default',
    ...(hasField
      ? { hasReply: true }
      : { actions: note.buttons.map(({ label }) => ({ type: 'button' as const, text: label })) }),
    ...(isIncoming && platform === 'win32' && { toastXml: incomingCallToast(note) }),
  };
}
