import { expect, test } from 'vitest';
import { mayRestart, nextStep } from '../../../../main/updates/update-policy.ts';
import type { Update } from '../../../../preload/contract/index.ts';

const release = { version: '1.2.3', notes: '' };
const off: Update = { state: 'off' };
const unchecked: Update = { state: 'unchecked' };
const current: Update = { state: 'current' };
const checking: Update = { state: 'checking' };
const available: Update = { state: 'available', ...release };
const downloading: Update = { state: 'downloading', ...release, percent: 40 };
const ready: Update = { state: 'ready', ...release };
const failed: Update = { state: 'failed', detail: 'no network' };

test.each([
  // update, in a call, a check is due
  [off, false, true, 'wait'],
  [unchecked, false, false, 'wait'],
  [unchecked, false, true, 'check'],
  [current, false, true, 'check'],
  [failed, false, true, 'check'],
  [failed, false, false, 'wait'],
  [checking, false, true, 'wait'],
  [available, false, false, 'download'],
  [downloading, false, true, 'wait'],
  [ready, false, true, 'wait'],
  [unchecked, true, true, 'wait'],
  [current, true, true, 'wait'],
  [failed, true, true, 'wait'],
  [checking, true, true, 'wait'],
  [available, true, true, 'wait'],
  [downloading, true, false, 'stop-download'],
  [ready, true, true, 'wait'],
] as const)('%o, in a call: %s, check due: %s: %s', (update, inCall, isCheckDue, step) => {
  expect(nextStep(update, { inCall, isCheckDue })).toBe(step);
});

test('it restarts only for an update that is ready, and never in a call', () => {
  expect(mayRestart(ready, { inCall: false })).toBe(true);
  expect(mayRestart(ready, { inCall: true })).toBe(false);
  for (const update of [off, unchecked, current, checking, available, downloading, failed]) {
    expect(mayRestart(update, { inCall: false })).toBe(false);
  }
});
