import { expect, test } from 'vitest';
import { shownStatus } from '../../../../../renderer/domain/presence/own-status.ts';

test.each([
  // chosen, at the computer, on a call, shown
  ['available', 'active', false, 'available'],
  ['available', 'idle', false, 'away'],
  ['available', 'locked', false, 'away'],
  ['available', 'active', true, 'on-a-call'],
  ['available', 'idle', true, 'on-a-call'],
  ['available', 'locked', true, 'on-a-call'],
  ['busy', 'active', false, 'busy'],
  ['busy', 'idle', false, 'busy'],
  ['busy', 'locked', false, 'busy'],
  ['busy', 'active', true, 'on-a-call'],
  ['away', 'active', false, 'away'],
  ['away', 'locked', false, 'away'],
  ['away', 'active', true, 'on-a-call'],
  ['do-not-disturb', 'active', false, 'do-not-disturb'],
  ['do-not-disturb', 'locked', false, 'do-not-disturb'],
  ['do-not-disturb', 'active', true, 'do-not-disturb'],
] as const)('chosen %s, computer %s, on a call %s: shown %s', (chosen, activity, onCall, shown) => {
  expect(shownStatus(chosen, { activity, onCall })).toBe(shown);
});
