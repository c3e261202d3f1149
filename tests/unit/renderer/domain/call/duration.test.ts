import { expect, it } from 'vitest';
import { durationOf } from '../../../../../renderer/domain/call/duration.ts';
import { isLive } from '../../../../../renderer/domain/call/is-live.ts';
import { callIn, STATES, type StateLabel } from './calls.ts';

it.each<[StateLabel, number, boolean]>([
  ['calling', 0, true],
  ['ringing', 0, true],
  ['incoming', 0, true],
  ['answering', 0, true],
  ['established', 6_000, true],
  ['ending+cancelled', 0, true],
  ['ending+hung-up', 6_000, true],
  ['ended+cancelled', 0, false],
  ['ended+hung-up', 1_000, false],
])('%s has lasted %i ms, and goes on: %s', (state, duration, live) => {
  expect(durationOf(callIn(STATES[state]), 7_000)).toBe(duration);
  expect(isLive(callIn(STATES[state]))).toBe(live);
});

it('is never negative when the clock is set back', () => {
  expect(durationOf(callIn(STATES.established), 0)).toBe(0);
});
