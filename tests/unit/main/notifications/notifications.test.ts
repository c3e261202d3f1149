import { expect, test } from 'vitest';
import type { DesktopChoice } from '../../../../main/desktop/choices.ts';
import { Desktop } from '../../../../main/desktop/desktop.ts';
import { Notifications } from '../../../../main/notifications/notifications.ts';
import { call, desktopState, missed, OFFICE } from '../desktop/states.ts';

/** A notifier that knows what is on screen. */
function setUp() {
  const shown = new Map<string, (choice: DesktopChoice) => void>();
  const chosen: DesktopChoice[] = [];
  const notifications = new Notifications({
    notifier: {
      show({ key }, choose) {
        expect(shown.has(key)).toBe(false);
        shown.set(key, (choice) => {
          shown.delete(key);
          choose(choice);
        });
        return { close: () => void shown.delete(key) };
      },
    },
    choose: (choice) => chosen.push(choice),
    since: 0,
  });
  const desktop = new Desktop();
  desktop.observe(notifications.observer);
  return { desktop, notifications, chosen, shown, keys: () => [...shown.keys()] };
}

test('one appears with what it tells, and goes with it', () => {
  const { desktop, keys } = setUp();
  desktop.report(desktopState({ calls: [call(), call({ id: '2' })] }));
  desktop.report(desktopState({ calls: [call({ silenced: true }), call({ id: '2' })] }));
  expect(keys()).toEqual(['incoming 1', 'incoming 2']);
  desktop.report(desktopState({ calls: [call({ state: 'connected' }), call({ id: '2' })] }));
  expect(keys()).toEqual(['incoming 2']);
  desktop.report(desktopState({ missed: [missed('2')], missedCount: 1 }));
  expect(keys()).toEqual(['missed 2']);
  desktop.report(desktopState());
  expect(keys()).toEqual([]);
});

test('what was chosen is done once, and the note does not come again', () => {
  const { desktop, chosen, shown, keys } = setUp();
  desktop.report(desktopState({ calls: [call()] }));
  shown.get('incoming 1')?.({ verb: 'answer', callId: '1' });
  desktop.report(desktopState({ calls: [call()] }));
  expect(keys()).toEqual([]);
  expect(chosen).toEqual([{ verb: 'answer', callId: '1' }]);
});

test('when a page that failed is gone, so is what it told', () => {
  const { desktop, keys } = setUp();
  desktop.report(desktopState({ calls: [call()] }));
  desktop.forget();
  expect(keys()).toEqual([]);
});

test('nothing while the person does not want to be disturbed, and nothing of it afterwards', () => {
  const { desktop, notifications, keys } = setUp();
  const quiet = { status: { chosen: 'do-not-disturb', shown: 'do-not-disturb' } } as const;
  desktop.report(desktopState({ calls: [call()] }));
  desktop.report(desktopState({ calls: [call()], ...quiet }));
  expect(keys()).toEqual([]);
  notifications.lost(new Set([OFFICE]));
  desktop.report(desktopState({ missed: [missed('1')], ...quiet }));
  desktop.report(desktopState({ missed: [missed('1')] }));
  expect(keys()).toEqual([]);
  desktop.report(desktopState({ missed: [missed('2', 1), missed('1')] }));
  expect(keys()).toEqual(['missed 2']);
});

test('an account is told as lost until it is back', () => {
  const { desktop, notifications, keys } = setUp();
  desktop.report(desktopState());
  notifications.lost(new Set([OFFICE]));
  expect(keys()).toEqual([`lost ${OFFICE}`]);
  notifications.lost(new Set());
  expect(keys()).toEqual([]);
});
