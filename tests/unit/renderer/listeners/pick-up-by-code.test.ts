import { beforeEach, expect, it } from 'vitest';
import type { Call, CallState } from '../../../../renderer/domain/call/call.ts';
import { pickUpByCode } from '../../../../renderer/listeners/pick-up-by-code.ts';

const call = (state: CallState): Call => ({
  id: 'taken',
  sipCallId: 'taken',
  accountId: 'office',
  direction: 'outgoing',
  party: { address: 'sip:carol@x' },
  at: 0,
  muted: false,
  state,
});

let refused: string[];
beforeEach(() => {
  refused = [];
});

const hear = (state: CallState, before: CallState = { name: 'calling' }) =>
  pickUpByCode((id) => refused.push(id))({ call: call(state), before: call(before) });

it.each([420, 404, 481, 501])('%i: another way may help', (status) => {
  hear({ name: 'ended', reason: 'server-failed', at: 1, status });
  expect(refused).toEqual(['taken']);
});

it.each([486, 487, 600, 603])('%i: it is too late, or not wanted', (status) => {
  hear({ name: 'ended', reason: 'busy', at: 1, status });
  expect(refused).toEqual([]);
});

it('a call that was spoken, or that ended without an answer, was no refusal', () => {
  hear({ name: 'ended', reason: 'hung-up', at: 2, since: 1, status: 404 });
  hear({ name: 'ended', reason: 'no-connection', at: 1 });
  hear({ name: 'ringing', earlyMedia: false });
  expect(refused).toEqual([]);
});
