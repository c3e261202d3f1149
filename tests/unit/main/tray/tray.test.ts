import type { Menu, MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import type { DesktopChoice } from '../../../../main/desktop/choices.ts';
import { Desktop } from '../../../../main/desktop/desktop.ts';
import { Tray } from '../../../../main/tray/tray.ts';
import { call, desktopState, line } from '../desktop/states.ts';

/** Electron's tray and menus, which remember what was done to them. */
function setUp(platform: NodeJS.Platform = 'linux') {
  const did: string[] = [];
  const chosen: DesktopChoice[] = [];
  let click: () => void = () => {};
  const tray = new Tray({
    platform,
    create: (image) => {
      did.push(`create ${image}`);
      return {
        setImage: (path) => did.push(`image ${path}`),
        setToolTip: (text) => did.push(`tooltip ${text}`),
        setContextMenu: (menu) => did.push(`menu ${String(menu)}`),
        on: (_event, listener) => (click = listener),
        destroy: () => did.push('destroy'),
      };
    },
    image: (state) => state,
    menu: (template) => labels(template).join(', ') as unknown as Menu,
    choose: (choice) => chosen.push(choice),
  });
  const desktop = new Desktop();
  desktop.observe(tray.observer);
  return { desktop, tray, chosen, click: () => click(), took: () => did.splice(0) };
}

function labels(template: MenuItemConstructorOptions[]): string[] {
  return template.map(({ label, type, submenu }) =>
    Array.isArray(submenu) ? `${label} (${labels(submenu).join(', ')})` : (label ?? String(type)),
  );
}

test('it appears with the first report and is touched only where it changed', () => {
  const { desktop, took } = setUp();
  expect(took()).toEqual([]);
  desktop.report(desktopState({ lines: [line({ name: 'R&D' })] }));
  expect(took()).toEqual([
    'create registered',
    'tooltip Parley · Registered',
    'menu Open Parley, My status (Available, Busy, Do not disturb, Away, Offline), separator, Accounts (R&&D), Settings, separator, Quit Parley',
  ]);
  desktop.report(desktopState({ lines: [line({ name: 'R&D' })] }));
  expect(took()).toEqual([]);
  desktop.report(desktopState({ lines: [line({ name: 'R&D' })], missedCount: 1 }));
  expect(took()).toEqual(['image missed', 'tooltip Parley · 1 missed']);
  desktop.report(desktopState({ lines: [line({ name: 'R&D' })], missedCount: 2 }));
  expect(took()).toEqual(['tooltip Parley · 2 missed']);
  desktop.report(desktopState({ calls: [call()], missedCount: 2 }));
  expect(took()).toMatchObject([/image in-call/, /tooltip .*Grace/, /menu .*Answer Grace/].map(matching));
});

test('a panel that comes later, or again, gets the icon as it is now', () => {
  const { desktop, tray, took } = setUp();
  tray.renew();
  expect(took()).toEqual([]);
  desktop.report(desktopState());
  const first = took();
  tray.renew();
  expect(took()).toEqual(['destroy', ...first]);
});

test('a click shows the window', () => {
  const { desktop, chosen, click } = setUp();
  desktop.report(desktopState());
  click();
  expect(chosen).toEqual([{ verb: 'show' }]);
});

test('on macOS a click opens the menu alone', () => {
  const { desktop, chosen, click } = setUp('darwin');
  desktop.report(desktopState());
  click();
  expect(chosen).toEqual([]);
});

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
