import { expect, test } from 'vitest';
import { trayMenu, type TrayEntry } from '../../../../main/tray/tray-menu.ts';
import { call, desktopState, line, OFFICE, recentGrace } from '../desktop/states.ts';

/** `[x] label`, submenus indented. */
function written(entries: readonly TrayEntry[], indent = ''): string[] {
  return entries.flatMap((entry) => {
    if (entry === 'separator') return [`${indent}-`];
    const [left, right] = entry.isOneOf ? '()' : '[]';
    const tick = entry.ticked === undefined ? '' : `${left}${entry.ticked ? 'x' : ' '}${right} `;
    const end = entry.choice === undefined && entry.submenu === undefined ? ' (grey)' : '';
    return [`${indent}${tick}${entry.label}${end}`, ...written(entry.submenu ?? [], `${indent}  `)];
  });
}

const top = [
  'Open Parley',
  'My status',
  '  (x) Available',
  '  ( ) Busy',
  '  ( ) Do not disturb',
  '  ( ) Away',
  '  ( ) Offline',
];
const rest = ['Settings', '-', 'Quit Parley'];

test.each([
  ['nothing yet', { lines: [] }, [...top, '-', ...rest]],
  [
    'accounts, on and off',
    { lines: [line(), line({ name: 'R&D\u202E', enabled: false, state: 'off' })] },
    [...top, '-', 'Accounts', '  [x] Office', '  [ ] R&D', ...rest],
  ],
  [
    'recent calls',
    {
      lines: [],
      recent: [recentGrace, { ...recentGrace, name: '030123', number: '030123' }],
    },
    [...top, '-', 'Redial', '  Grace Hopper · 204', '  030123', ...rest],
  ],
  [
    'a call that rings: its account stays on',
    { calls: [call()] },
    [
      ...top,
      '-',
      'Answer Grace Hopper',
      'Decline Grace Hopper',
      '-',
      'Accounts',
      '  [x] Office (grey)',
      ...rest,
    ],
  ],
  [
    'one that is being made, one that runs, one that is muted and held',
    {
      lines: [],
      calls: [
        call({ state: 'calling', name: 'A' }),
        call({ state: 'connected', name: 'B' }),
        call({ state: 'held', name: 'C', muted: true }),
      ],
    },
    [...top, '-', 'End A', '[ ] Mute B', 'End B', '[x] Mute C', 'End C', '-', ...rest],
  ],
])('%s', (_what, parts, lines) => {
  expect(written(trayMenu(desktopState(parts)))).toEqual(lines);
});

test('the status that was chosen is the one ticked, whatever else is shown', () => {
  const status = { chosen: 'busy', shown: 'on-a-call' } as const;
  expect(written(trayMenu(desktopState({ status })))).toEqual(
    expect.arrayContaining(['  ( ) Available', '  (x) Busy']),
  );
});

test.each([
  ['Do not disturb', { verb: 'set-status', status: 'do-not-disturb' }],
  ['Open Parley', { verb: 'show' }],
  ['Answer Grace Hopper', { verb: 'answer', callId: '1' }],
  ['Decline Grace Hopper', { verb: 'decline', callId: '1' }],
  ['Mute B', { verb: 'unmute', callId: '2' }],
  ['End B', { verb: 'end', callId: '2' }],
  ['Grace Hopper · 204', { verb: 'call', address: 'sip:204@example.com', accountId: OFFICE }],
  ['Home', { verb: 'enable', accountId: 'home', enabled: true }],
  ['Settings', { verb: 'open', page: 'settings' }],
  ['Quit Parley', { verb: 'quit' }],
])('%s does what it says', (label, choice) => {
  const menu = trayMenu(
    desktopState({
      calls: [call(), call({ id: '2', name: 'B', state: 'connected', muted: true })],
      lines: [line(), line({ accountId: 'home', name: 'Home', enabled: false, state: 'off' })],
      recent: [recentGrace],
    }),
  );
  const all = (entries: readonly TrayEntry[]): TrayEntry[] =>
    entries.flatMap((entry) => (entry === 'separator' ? [] : [entry, ...all(entry.submenu ?? [])]));
  const entry = all(menu).find((one) => one !== 'separator' && one.label === label);
  expect(entry).toMatchObject({ choice });
});
