import type { NotificationConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import type { DesktopChoice } from '../../../../main/desktop/choices.ts';
import { electronNotifier } from '../../../../main/notifications/electron-notifier.ts';
import { wantedNotes } from '../../../../main/notifications/wanted-notes.ts';
import { call, desktopState, missed, unseen } from '../desktop/states.ts';

const [incoming, missedCall, message] = wantedNotes(
  desktopState({ calls: [call()], missed: [missed('2')], messages: [unseen(3, 'Lunch?')] }),
  { since: 0, lost: new Set() },
);

/** Electron's notifications, as a person finds them. */
function setUp(platform: NodeJS.Platform, note = incoming!) {
  const made: NotificationConstructorOptions[] = [];
  const listeners = new Map<string, (...args: never[]) => void>();
  const chosen: DesktopChoice[] = [];
  let isShown = false;
  let toast: (answer: string) => void = () => {};
  const notifier = electronNotifier({
    platform,
    create: (options) => {
      made.push(options);
      return {
        show: () => (isShown = true),
        close: () => (isShown = false),
        on: (event: string, listener: (...args: never[]) => void) => listeners.set(event, listener),
      };
    },
    onToast: (listener) => (toast = listener),
  });
  const shown = notifier.show(note, (choice) => chosen.push(choice));
  const emit = (event: string, ...args: unknown[]): void => listeners.get(event)?.(...(args as never[]));
  return { made, chosen, shown, emit, toast, isShown: () => isShown };
}

test('macOS gets buttons, Windows a toast that stays; both leave the ringing to Parley', () => {
  expect(setUp('darwin').made).toEqual([
    {
      title: 'Incoming call from Grace Hopper',
      body: '204',
      silent: true,
      timeoutType: 'never',
      actions: [
        { type: 'button', text: 'Answer' },
        { type: 'button', text: 'Decline' },
      ],
    },
  ]);
  expect(setUp('win32').made).toMatchObject([
    { toastXml: expect.stringContaining('incomingCall') as string },
  ]);
  const [other] = setUp('win32', missedCall).made;
  expect(other).toMatchObject({ silent: false, timeoutType: 'default' });
  expect(other).not.toHaveProperty('toastXml');
});

test.each([
  ['a button as Electron 45 tells it', ['action', { actionIndex: 1 }, 1], 'decline'],
  ['a button as Electron 33 tells it', ['action', {}, 0], 'answer'],
  ['a click', ['click', {}], 'show'],
] as const)('%s', (_what, [event, ...args], verb) => {
  const { chosen, emit, isShown } = setUp('darwin');
  expect(isShown()).toBe(true);
  emit(event, ...args);
  emit(event, ...args);
  expect(chosen).toMatchObject([{ verb }]);
  expect(isShown()).toBe(false);
});

test.each([
  ['as Electron 45 tells it', [{ reply: ' Yes ' }, '']],
  ['as Electron 33 tells it', [{}, 'Yes']],
])('on macOS a message is answered in its notification, %s', (_what, args) => {
  const { made, chosen, emit } = setUp('darwin', message);
  expect(made).toMatchObject([{ title: 'Message from Grace Hopper', body: 'Lunch?', hasReply: true }]);
  emit('reply', ...args);
  emit('reply', ...args);
  expect(chosen).toMatchObject([{ verb: 'write', text: 'Yes' }]);
});

test('an empty answer opens the conversation', () => {
  const { chosen, emit } = setUp('darwin', message);
  emit('reply', { reply: '  ' }, '');
  expect(chosen).toMatchObject([{ verb: 'converse' }]);
});

test('what a toast of Windows brings back is done once, and not after it was closed', () => {
  const first = setUp('win32');
  first.toast('type=action&action=0&tag=incoming%201');
  first.emit('click', {});
  expect(first.chosen).toEqual([{ verb: 'answer', callId: '1' }]);
  const second = setUp('win32');
  second.shown.close();
  second.toast('type=action&action=0&tag=incoming%201');
  second.toast('type=action&action=0&tag=another');
  expect(second.chosen).toEqual([]);
  expect(second.isShown()).toBe(false);
});
