import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Call, CallState } from '../../../../renderer/domain/call/call.ts';
import { watchQuality } from '../../../../renderer/listeners/watch-quality.ts';

const established = { name: 'established', since: 1, localHold: 'none', remoteHold: false } as const;
let looks: number;
let told: string[];
let hear: (state: CallState, muted?: boolean) => void;

beforeEach(() => {
  vi.useFakeTimers();
  [looks, told] = [0, []];
  const listener = watchQuality({
    clock: { after: (ms, action) => setTimeout(action, ms) },
    soundOf: () => ({ quality: () => Promise.resolve({ received: (looks += 1) }) }),
    measured: (id, { received }, isMuted, isHeld) =>
      told.push([id, received, isMuted && 'muted', isHeld && 'held'].filter(Boolean).join(' ')),
    over: (id) => told.push(`${id} over`),
  });
  const call: Call = {
    id: 'a',
    accountId: 'office',
    direction: 'incoming',
    party: { address: 'sip:1@a' },
    sipCallId: 'a',
    at: 0,
    muted: false,
    state: established,
  };
  hear = (state, muted = false) => listener({ call: { ...call, state, muted } });
});
afterEach(() => vi.useRealTimers());

test('a call is measured at the answer and every 2 s, until it is over', async () => {
  hear({ name: 'incoming', silenced: false });
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toEqual([]);
  hear(established);
  await vi.advanceTimersByTimeAsync(4500);
  expect(told).toEqual(['a 1', 'a 2', 'a 3']);
  hear({ name: 'ending', reason: 'hung-up' });
  await vi.advanceTimersByTimeAsync(5000);
  hear({ name: 'ended', reason: 'hung-up', at: 9 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(told.slice(3)).toEqual(['a over']);
});

test('whoever is muted or waits is not expected to be heard', async () => {
  hear(established, true);
  await vi.advanceTimersByTimeAsync(0);
  hear({ ...established, localHold: 'held' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toEqual(['a 1 muted', 'a 2 held']);
});
