import { expect, test } from 'vitest';
import { selectedText } from '../../../../main/shortcuts/selection.ts';
import { isWayland } from '../../../../main/windows/is-wayland.ts';
import { Shortcuts } from '../../../../main/shortcuts/shortcuts.ts';
import { done, failed, type ChosenShortcuts } from '../../../../preload/contract/index.ts';

/** A desktop on which other programs have some keys. */
function desktop(chosen: ChosenShortcuts = {}, { taken = [] as string[], isUnsure = false } = {}) {
  const registered = new Map<string, () => void>();
  const acted: string[] = [];
  const disk = { shortcuts: chosen, isFull: false };
  const shortcuts = new Shortcuts({
    keys: {
      register(accelerator, callback) {
        if (accelerator === 'F24') throw new TypeError('conversion failure');
        if (taken.includes(accelerator) || registered.has(accelerator)) return false;
        registered.set(accelerator, callback);
        return true;
      },
      unregister: (accelerator) => void registered.delete(accelerator),
    },
    settings: {
      read: () => ({ shortcuts: disk.shortcuts }),
      change(change) {
        if (disk.isFull) return Promise.resolve(failed('storage-failed'));
        disk.shortcuts = change.shortcuts;
        return Promise.resolve(done());
      },
    },
    act: (action) => acted.push(action),
    isUnsure,
  });
  return { acted, disk, press: (keys: string) => registered.get(keys)?.(), registered, shortcuts };
}

test('nothing is taken before it is chosen', () => {
  const { registered, shortcuts } = desktop();
  expect(registered.size).toBe(0);
  expect(shortcuts.list().map(({ state }) => state)).toEqual(['off', 'off', 'off', 'off']);
});

test('chosen keys act, also after a restart, and can be chosen anew and removed', async () => {
  const first = desktop();
  await first.shortcuts.set('mute', 'Ctrl+Alt+M');
  first.press('Ctrl+Alt+M');
  expect(first.acted).toEqual(['mute']);

  const { acted, disk, press, registered, shortcuts } = desktop(first.disk.shortcuts);
  press('Ctrl+Alt+M');
  expect(acted).toEqual(['mute']);
  expect(await shortcuts.set('mute', 'F9')).toMatchObject({ ok: true });
  expect([...registered.keys()]).toEqual(['F9']);
  await shortcuts.set('mute', null);
  expect(registered.size).toBe(0);
  expect(disk.shortcuts).toEqual({});
});

test('keys of another action, and keys of another program, are refused and change nothing', async () => {
  const { disk, registered, shortcuts } = desktop({ answer: 'F8', mute: 'F9' }, { taken: ['F10'] });
  expect(await shortcuts.set('answer', 'F9')).toEqual(failed('shortcut-conflict'));
  expect(await shortcuts.set('answer', 'F10')).toEqual(failed('shortcut-refused'));
  expect(await shortcuts.set('answer', 'F24')).toEqual(failed('shortcut-refused'));
  expect([...registered.keys()].toSorted()).toEqual(['F8', 'F9']);
  expect(disk.shortcuts).toEqual({ answer: 'F8', mute: 'F9' });
});

test('what cannot be kept is not taken', async () => {
  const { disk, registered, shortcuts } = desktop({ answer: 'F8' });
  disk.isFull = true;
  expect(await shortcuts.set('answer', 'F9')).toEqual(failed('storage-failed'));
  expect([...registered.keys()]).toEqual(['F8']);
});

test('keys that another program took meanwhile are said to be refused', () => {
  const { shortcuts } = desktop({ answer: 'F8' }, { taken: ['F8'] });
  expect(shortcuts.list()).toContainEqual({ action: 'answer', accelerator: 'F8', state: 'refused' });
});

test('under Wayland nobody can be sure', () => {
  const { shortcuts } = desktop({ answer: 'F8' }, { isUnsure: true });
  expect(shortcuts.list()).toContainEqual({ action: 'answer', accelerator: 'F8', state: 'unsure' });
  expect(isWayland('linux', { XDG_SESSION_TYPE: 'wayland' })).toBe(true);
  expect(isWayland('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(isWayland('linux', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' })).toBe(false);
  expect(isWayland('darwin', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(false);
});

test('while keys are being chosen, none is taken', async () => {
  const { press, acted, registered, shortcuts } = desktop({ hangup: 'F8' });
  shortcuts.pause(true);
  press('F8');
  expect(registered.size).toBe(0);
  expect(shortcuts.list()).toContainEqual({ action: 'hangup', accelerator: 'F8', state: 'on' });
  await shortcuts.set('mute', 'F9');
  shortcuts.pause(false);
  expect([...registered.keys()]).toEqual(['F8', 'F9']);
  expect(acted).toEqual([]);
});

test.each([
  ['linux', 'selected', 'copied', 'selected'],
  ['linux', ' \n', 'copied', 'copied'],
  ['win32', 'selected', 'copied', 'copied'],
] as const)(
  'on %s, with %j selected and %j copied, it takes %j',
  async (platform, selected, copied, expected) => {
    const readText = (type?: 'selection') => Promise.resolve(type === 'selection' ? selected : copied);
    expect(await selectedText({ readText }, platform)).toBe(expected);
  },
);
