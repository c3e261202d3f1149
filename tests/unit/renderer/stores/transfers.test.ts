import { beforeEach, expect, it } from 'vitest';
import type { CallEffect, CallId, EndReason } from '../../../../renderer/domain/call/call.ts';
import { endJoinedCall } from '../../../../renderer/listeners/end-joined-call.ts';
import { returnFromConsultation } from '../../../../renderer/listeners/return-from-consultation.ts';
import type { Line } from '../../../../renderer/sip/port.ts';
import { Calls } from '../../../../renderer/stores/calls.svelte.ts';
import { Conference } from '../../../../renderer/stores/conference.ts';
import type { PeopleSearch } from '../../../../renderer/stores/people-search.svelte.ts';
import { RenderGate } from '../../../../renderer/stores/render-gate.ts';
import { Transfers } from '../../../../renderer/stores/transfers.svelte.ts';
import { FakeClock } from './fake-clock.ts';

const at = 5_000;

let performed: [CallId, CallEffect['type']][];
let calls: Calls;
let transfers: Transfers;

/** Alice speaks with Bob, and asks Carol first. */
beforeEach(() => {
  performed = [];
  const clock = new FakeClock();
  const names = ['bob', 'carol', 'dave'];
  const line = {
    accountId: 'office',
    place: () => undefined,
    perform: (id: CallId, { type }: CallEffect) => void performed.push([id, type]),
    dialogOf: (callId: CallId) =>
      isUp(callId)
        ? { callId, localTag: 'a', remoteTag: 'b', remoteTarget: `sip:${callId}@10.0.0.1` }
        : undefined,
  } as unknown as Line;
  const lines = { of: () => line };
  calls = new Calls({
    lines,
    clock,
    gate: new RenderGate(clock),
    newId: () => names.shift() ?? '',
    refuses: () => false,
    forwards: () => undefined,
  });
  const search = { find: () => Promise.resolve() } as unknown as PeopleSearch;
  transfers = new Transfers({ accounts: { domainOf: () => 'example.com' }, calls, lines, search });
  calls.listen([
    endJoinedCall((sipCallId) => calls.endOf(sipCallId)),
    returnFromConsultation((call) => transfers.consultations.onChanged(call)),
  ]);
  place('bob');
  connect('bob');
  transfers.consult(of('bob'), { address: 'carol' });
  calls.onCallEvent('bob', { type: 'renegotiated', held: true });
});

function place(name: string): void {
  const address = `sip:${name}@example.com`;
  calls.place({ accountId: 'office', party: { address }, dialled: name, target: address });
}

function of(id: CallId) {
  const call = calls.all.find((each) => each.id === id);
  if (call === undefined) throw new Error(`no call with ${id}`);
  return call;
}

const isUp = (id: CallId) => of(id).state.name === 'established';
const connect = (id: CallId) => calls.onCallEvent(id, { type: 'established', at });
const holdOf = (id: CallId) => {
  const { state } = of(id);
  return state.name === 'established' ? state.localHold : state.name;
};
const transferStatus = (status: number) => calls.onCallEvent('bob', { type: 'transfer-status', status });

function expectBackWithBob(): void {
  expect([calls.current?.id, holdOf('bob')]).toEqual(['bob', 'resuming']);
  expect(transfers.consultation).toBeUndefined();
}

it.each([
  ['is busy', { type: 'rejected', status: 486, at }],
  ['declines', { type: 'rejected', status: 603, at }],
  ['does not answer', { type: 'rejected', status: 408, at }],
  ['cannot be reached', { type: 'closed', at }],
  ['fails', { type: 'failed', reason: 'no-microphone' satisfies EndReason, at }],
] as const)('whoever is asked first %s: back with who waits', (_what, event) => {
  expect([calls.current?.id, holdOf('bob')]).toEqual(['carol', 'held']);
  calls.onCallEvent('carol', event);
  expectBackWithBob();
});

it('whoever is asked first hangs up after a talk: back with who waits', () => {
  connect('carol');
  calls.onCallEvent('carol', { type: 'remote-ended', at });
  expectBackWithBob();
});

it('the person hangs up on who was asked first: back with who waits, before that is through', () => {
  calls.end('carol');
  expectBackWithBob();
  expect(of('carol').state.name).toBe('ending');
});

it('who has gone to a third call stays there', () => {
  place('dave');
  connect('dave');
  calls.onCallEvent('carol', { type: 'rejected', status: 486, at });
  expect([calls.current?.id, holdOf('bob'), holdOf('dave')]).toEqual(['dave', 'held', 'none']);
});

it('who has gone back already, and has put the call on hold, is heard no sooner than they want', () => {
  connect('carol');
  calls.swapTo('bob');
  calls.onCallEvent('bob', { type: 'renegotiated', held: false });
  calls.hold('bob');
  calls.onCallEvent('carol', { type: 'remote-ended', at });
  expect(holdOf('bob')).toBe('holding');
});

it('whoever is asked first is elsewhere: the question stands, and they are asked there', () => {
  const party = { address: 'sip:dave@example.com' };
  calls.onCallEvent('carol', {
    type: 'rejected',
    status: 302,
    at,
    movedTo: { party, target: party.address },
  });
  expect([calls.current?.id, holdOf('bob')]).toEqual(['carol', 'held']);
  place('dave');
  transfers.consultations.movedOn('carol', 'dave');
  calls.dismiss('carol');
  expect(transfers.consultation?.target.id).toBe('dave');
  calls.onCallEvent('dave', { type: 'rejected', status: 486, at });
  expectBackWithBob();
});

it('the call that is given away meanwhile is not taken back', () => {
  connect('carol');
  transfers.complete();
  calls.onCallEvent('carol', { type: 'remote-ended', at });
  expect([holdOf('bob'), of('bob').transfer?.phase]).toEqual(['held', 'asking']);
  transferStatus(200);
  expect(of('bob').state).toMatchObject({ name: 'ending', reason: 'transferred' });
});

it('the transfer fails after whoever was asked has gone: back with who waits', () => {
  connect('carol');
  transfers.complete();
  calls.onCallEvent('carol', { type: 'remote-ended', at });
  transferStatus(481);
  expectBackWithBob();
});

it('the transfer fails, and whoever was asked is still there: it can be tried again', () => {
  connect('carol');
  transfers.complete();
  transferStatus(503);
  expect([calls.current?.id, holdOf('bob')]).toEqual(['carol', 'held']);
  expect(transfers.consultation?.target.id).toBe('carol');
});

it.each([
  ['seems to fail', () => transferStatus(408)],
  ['is taken back', () => transfers.takeBack('bob')],
])('the transfer %s, and they go after all: both calls are over', (_what, happens) => {
  connect('carol');
  transfers.complete();
  happens();
  transferStatus(200);
  expect([holdOf('bob'), holdOf('carol')]).toEqual(['ending', 'ending']);
});

it('a call that is being given away is brought together with no other', () => {
  const conference = new Conference(calls);
  connect('carol');
  expect(conference.canMerge(of('bob'))).toBe(true);
  transfers.complete();
  expect(conference.canMerge(of('bob'))).toBe(false);
  calls.swapTo('bob');
  expect([calls.current?.id, conference.canMerge(of('carol'))]).toEqual(['bob', false]);
  transferStatus(503);
  expect(conference.canMerge(of('carol'))).toBe(true);
});

it('a question of who has hung up is refused as it is taken off the screen: nothing of it is kept', () => {
  const to = { address: 'sip:dave@example.com' };
  calls.onCallEvent('bob', { type: 'referred', referral: { to, target: to.address } });
  calls.onCallEvent('bob', { type: 'remote-ended', at });
  expect(performed.map(([, type]) => type)).not.toContain('refuse-referral');
  calls.dismiss('bob');
  expect(performed.at(-1)).toEqual(['bob', 'refuse-referral']);
  expect(calls.all.map(({ id }) => id)).toEqual(['carol']);
});

it('completed while it still rings, the call goes there without a way back', () => {
  transfers.complete();
  expect(of('carol').state.name).toBe('ending');
  expect([holdOf('bob'), of('bob').transfer?.phase]).toEqual(['held', 'asking']);
  expect(performed.map(([id, type]) => `${id} ${type}`).slice(-2)).toEqual(['carol cancel', 'bob refer']);
});
