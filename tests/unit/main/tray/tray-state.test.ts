import { expect, test } from 'vitest';
import type { DesktopState } from '../../../../preload/contract/index.ts';
import { trayState } from '../../../../main/tray/tray-state.ts';
import { trayTooltip } from '../../../../main/tray/tray-words.ts';
import { call, desktopState, line } from '../desktop/states.ts';

const lost = line({ state: 'problem', problem: 'Server not reachable' });
const quiet = { status: { chosen: 'do-not-disturb', shown: 'do-not-disturb' } };
const connecting = line({ state: 'connecting' });

test.each([
  ['no account', { lines: [] }, 'off', 'Parley · Not connected'],
  ['every account off', { lines: [line({ state: 'off', enabled: false })] }, 'off', 'Parley · Not connected'],
  ['registered', {}, 'registered', 'Parley · Registered'],
  ['connecting', { lines: [connecting] }, 'connecting', 'Parley · Office: Connecting…'],
  ['a problem', { lines: [lost] }, 'problem', 'Parley · Office: Server not reachable'],
  [
    'a problem of one of two',
    { lines: [line({ name: 'Home' }), lost, connecting] },
    'problem',
    'Parley · Office: Server not reachable · Office: Connecting…',
  ],
  ['missed calls', { missedCount: 3 }, 'missed', 'Parley · 3 missed'],
  [
    'missed calls and a problem',
    { missedCount: 1, lines: [lost] },
    'problem',
    'Parley · Office: Server not reachable · 1 missed',
  ],
  ['do not disturb', { ...quiet, missedCount: 2 }, 'do-not-disturb', 'Parley · Do not disturb · 2 missed'],
  [
    'do not disturb and a problem',
    { ...quiet, lines: [lost] },
    'problem',
    'Parley · Office: Server not reachable · Do not disturb',
  ],
  ['busy or away', { status: { chosen: 'busy', shown: 'busy' } }, 'registered', 'Parley · Registered'],
  ['ringing', { calls: [call()] }, 'in-call', 'Parley · Incoming call from Grace Hopper'],
  ['calling', { calls: [call({ state: 'calling' })] }, 'in-call', 'Parley · Calling Grace Hopper'],
  [
    'calls, whatever else is true',
    {
      calls: [call({ state: 'connected' }), call({ name: 'Bob', state: 'held' })],
      lines: [lost],
      missedCount: 2,
    },
    'in-call',
    'Parley · In a call with Grace Hopper · In a call with Bob · Office: Server not reachable · 2 missed',
  ],
])('%s', (_what, parts, icon, tooltip) => {
  const state = desktopState(parts as Partial<DesktopState>);
  expect(trayState(state)).toBe(icon);
  expect(trayTooltip(state)).toBe(tooltip);
});

test('a tooltip is one line and no longer than Windows shows', () => {
  const name = `Eve\n\u202E${'x'.repeat(150)}`;
  const tooltip = trayTooltip(desktopState({ calls: [call({ name }), call({ name }), call({ name })] }));
  expect(tooltip.length).toBeLessThanOrEqual(127);
  expect(tooltip).not.toMatch(/[\n\u202E]/);
});
