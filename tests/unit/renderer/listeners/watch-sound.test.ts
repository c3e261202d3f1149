import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Call, CallEvent, CallState } from '../../../../renderer/domain/call/call.ts';
import { step } from '../../../../renderer/domain/call/step.ts';
import { watchSound } from '../../../../renderer/listeners/watch-sound.ts';

const established = { name: 'established', since: 1, localHold: 'none', remoteHold: false } as const;
let call: Call;
let packets: number;
let looks: number;
let problems: Call['soundProblem'][];
let hear: (state: CallState) => void;

beforeEach(() => {
  vi.useFakeTimers();
  [packets, looks, problems] = [0, 0, []];
  const party = { address: 'sip:1@a' };
  call = {
    id: 'a',
    accountId: 'office',
    direction: 'incoming',
    party,
    sipCallId: 'a',
    at: 0,
    muted: false,
    state: established,
  };
  const listener = watchSound({
    clock: { now: () => Date.now(), after: (ms, action) => setTimeout(action, ms) },
    soundOf: () => ({
      flow: () => {
        looks += 1;
        return Promise.resolve({ packets, isConnected: true });
      },
    }),
    report: (_id, event: CallEvent) => {
      call = step(call, event).call;
      problems.push(call.soundProblem);
      listener({ call });
    },
  });
  hear = (state) => {
    call = { ...call, state };
    listener({ call });
  };
});
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

test('what does not come is said once, and so is that it comes', async () => {
  hear(established);
  await pass(20);
  expect(problems).toEqual(['not-sent']);
  packets = 50;
  await pass(2);
  expect(problems).toEqual(['not-sent', undefined]);
});

test('on hold nothing is missed, and its end begins anew', async () => {
  hear({ ...established, localHold: 'held' });
  await pass(60);
  expect(looks).toBe(0);
  hear(established);
  await pass(4);
  expect(problems).toEqual([]);
  await pass(3);
  expect(problems).toEqual(['not-sent']);
  hear({ ...established, remoteHold: true });
  await pass(2);
  expect(problems).toEqual(['not-sent', undefined]);
});

test('nobody looks before the answer nor after the end', async () => {
  hear({ name: 'ringing', earlyMedia: true });
  await pass(10);
  expect(looks).toBe(0);
  hear(established);
  await pass(2);
  hear({ name: 'ended', reason: 'hung-up', at: 2 });
  const before = looks;
  await pass(30);
  expect(looks).toBe(before);
  expect(vi.getTimerCount()).toBe(0);
});
