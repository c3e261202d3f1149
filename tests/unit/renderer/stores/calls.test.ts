import { beforeEach, describe, expect, test } from 'vitest';
import type { CallEffect, CallId } from '../../../../renderer/domain/call/call.ts';
import type { Line } from '../../../../renderer/sip/port.ts';
import type { CallChange } from '../../../../renderer/listeners/call-listener.ts';
import { Calls } from '../../../../renderer/stores/calls.svelte.ts';
import type { Destination } from '../../../../renderer/stores/forwarding.svelte.ts';
import { RenderGate } from '../../../../renderer/stores/render-gate.ts';
import { FakeClock } from './fake-clock.ts';

const grace = { address: 'sip:204@example.com', displayName: 'Grace' };
const ada = { address: 'sip:205@example.com', displayName: 'Ada' };

let clock: FakeClock;
let performed: [CallId, CallEffect['type']][];
let changes: CallChange[];
let onPerform: (id: CallId, effect: CallEffect) => void;
let isRefusing: boolean;
let forwardedTo: Destination | undefined;
let calls: Calls;

beforeEach(() => {
  clock = new FakeClock();
  performed = [];
  changes = [];
  onPerform = () => {};
  isRefusing = false;
  forwardedTo = undefined;
  let count = 0;
  const line: Line = {
    accountId: 'office',
    start() {},
    stop: () => Promise.resolve(),
    retry() {},
    place: (id) => void performed.push([id, 'invite']),
    perform(id, effect) {
      if (effect.type !== 'invite' && effect.type !== 'set-microphone') performed.push([id, effect.type]);
      onPerform(id, effect);
    },
    sendMessage: () => Promise.resolve('lost'),
    soundOf: () => undefined,
    picturesOf: () => undefined,
    dialogOf: () => undefined,
    watch() {},
    publish() {},
  };
  calls = new Calls({
    lines: { of: (id) => (id === 'office' ? line : undefined) },
    clock,
    gate: new RenderGate(clock),
    newId: () => `call-${++count}`,
    refuses: () => isRefusing,
    forwards: () => forwardedTo,
  });
  calls.listen([(change) => changes.push(change)]);
});

function placeTo(party = grace, tones?: string): void {
  calls.place({
    accountId: 'office',
    party,
    dialled: party.address,
    target: party.address,
    ...(tones === undefined ? {} : { tones }),
  });
}

function connect(id: CallId): void {
  calls.onCallEvent(id, { type: 'established', at: clock.now() });
}

describe('calls', () => {
  test('what goes wrong with one call does not stop the others', () => {
    calls.onIncoming({ id: 'in', accountId: 'office', party: ada, sipCallId: 'in' });
    onPerform = (_id, { type }) => {
      if (type === 'invite') throw new Error('a fault of ours');
    };
    expect(() => placeTo()).toThrow('a fault of ours');
    calls.answer('in');
    expect(performed).toContainEqual(['in', 'accept']);
  });

  test('a placed call is sent on its line and becomes the current one', () => {
    placeTo();
    expect(performed).toEqual([['call-1', 'invite']]);
    expect(calls.current).toMatchObject({ id: 'call-1', party: grace, state: { name: 'calling' } });
  });

  test('without a line nothing is placed', () => {
    const { address } = grace;
    calls.place({ accountId: 'gone', party: grace, dialled: address, target: address });
    expect(calls.all).toEqual([]);
  });

  test('an incoming call rings beside the current one and does not take its place', () => {
    placeTo();
    connect('call-1');
    calls.onIncoming({ id: 'in', accountId: 'office', party: ada, sipCallId: 'in@a' });
    expect(calls.current?.id).toBe('call-1');
    expect(calls.incoming.map(({ id }) => id)).toEqual(['in']);
  });

  test('a call that is refused as it comes is over before anyone sees it, and missed', () => {
    isRefusing = true;
    calls.onIncoming({ id: 'in', accountId: 'office', party: ada, sipCallId: 'in@a' });
    expect(performed).toEqual([['in', 'reject']]);
    expect(calls.all).toEqual([]);
    expect(changes.map(({ call }) => call.state)).toMatchObject([{ name: 'ended', reason: 'missed' }]);
  });

  test('that is forwarded does not ring, also while nobody is to be disturbed', () => {
    isRefusing = true;
    forwardedTo = { to: 'sip:carol@a', why: 'always' };
    calls.onIncoming({ id: 'in', accountId: 'office', party: ada, sipCallId: 'in@a' });
    expect(performed).toEqual([['in', 'redirect']]);
    expect(calls.all).toEqual([]);
    expect(changes.map(({ call }) => call.state)).toMatchObject([{ name: 'ended', reason: 'forwarded' }]);
  });

  test('whoever rings already is refused too, and nobody else', () => {
    placeTo();
    calls.onIncoming({ id: 'in', accountId: 'office', party: ada, sipCallId: 'in@a' });
    performed = [];
    calls.refuseRinging();
    expect(performed).toEqual([['in', 'reject']]);
    expect(calls.incoming).toEqual([]);
    expect(changes.at(-1)?.call).toMatchObject({ id: 'in', state: { name: 'ended', reason: 'missed' } });
  });

  test('answering a second call holds the first before the second is accepted', () => {
    placeTo();
    connect('call-1');
    calls.onIncoming({ id: 'in', accountId: 'office', party: ada, sipCallId: 'in@a' });
    performed = [];
    calls.answer('in');
    expect(performed).toEqual([
      ['call-1', 'renegotiate'],
      ['in', 'accept'],
    ]);
    expect(calls.current?.id).toBe('in');
    expect(calls.further.map(({ id }) => id)).toEqual(['call-1']);
  });

  test('swapping resumes the one and holds the other', () => {
    placeTo();
    connect('call-1');
    placeTo(ada);
    calls.onCallEvent('call-1', { type: 'renegotiated', held: true });
    connect('call-2');
    performed = [];
    calls.swapTo('call-1');
    expect(performed).toEqual([
      ['call-2', 'renegotiate'],
      ['call-1', 'renegotiate'],
    ]);
    expect(calls.current?.id).toBe('call-1');
  });

  test('of two calls under way, the one that is answered beside the current one is held', () => {
    placeTo();
    placeTo(ada);
    connect('call-1');
    expect(performed.at(-1)).toEqual(['call-1', 'renegotiate']);
    connect('call-2');
    expect(calls.current?.id).toBe('call-2');
    expect(performed.filter(([id]) => id === 'call-2')).toEqual([['call-2', 'invite']]);
  });

  test('a call that is answered while the current one is held or over takes its place', () => {
    placeTo();
    connect('call-1');
    placeTo(ada);
    calls.swapTo('call-1');
    calls.hold('call-1');
    calls.onCallEvent('call-1', { type: 'renegotiated', held: true });
    connect('call-2');
    expect(calls.current).toMatchObject({ id: 'call-2', state: { localHold: 'none' } });
  });

  test('who could not be given away does not come into a call that the person speaks in by now', () => {
    placeTo();
    connect('call-1');
    calls.decide('call-1', { type: 'transfer', target: { to: ada, uri: ada.address } });
    calls.onCallEvent('call-1', { type: 'renegotiated', held: true });
    calls.onIncoming({ id: 'in', accountId: 'office', party: ada, sipCallId: 'in' });
    calls.answer('in');
    connect('in');
    calls.onCallEvent('call-1', { type: 'transfer-status', status: 486 });
    expect(calls.all.map(({ state }) => state)).toMatchObject([{ localHold: 'held' }, { localHold: 'none' }]);
  });

  test('whoever takes the place of one in a conference is in it, and not on hold', () => {
    for (const party of [grace, ada]) placeTo(party);
    for (const id of ['call-1', 'call-2']) {
      connect(id);
      calls.decide(id, { type: 'join-conference' });
    }
    calls.swapTo('call-1');
    for (const id of ['call-1', 'call-2']) calls.onCallEvent(id, { type: 'renegotiated', held: false });
    calls.onIncoming({ id: 'in', accountId: 'office', party: ada, sipCallId: 'in', replaces: 'call-2' });
    connect('in');
    expect(calls.all.find(({ id }) => id === 'in')).toMatchObject({
      inConference: true,
      state: { localHold: 'none' },
    });
    expect(calls.current).toMatchObject({ id: 'call-1', state: { localHold: 'none' } });
  });

  test('what a line reports while it performs is taken up afterwards, in order', () => {
    onPerform = (id, effect) => {
      if (effect.type === 'cancel') calls.onCallEvent(id, { type: 'closed', at: clock.now() });
    };
    placeTo();
    calls.end('call-1');
    expect(changes.map(({ call }) => call.state.name)).toEqual(['calling', 'ending', 'ended']);
  });

  test('an ended call stays for six seconds with its reason', () => {
    placeTo();
    calls.onCallEvent('call-1', { type: 'rejected', status: 486, at: clock.now() });
    clock.pass(5_999);
    expect(calls.current?.state).toMatchObject({ name: 'ended', reason: 'busy' });
    clock.pass(1);
    expect(calls.current).toBeUndefined();
  });

  test('only what is over can be dismissed', () => {
    placeTo();
    calls.dismiss('call-1');
    expect(calls.current?.id).toBe('call-1');
    calls.onCallEvent('call-1', { type: 'rejected', status: 486, at: clock.now() });
    calls.dismiss('call-1');
    expect(calls.all).toEqual([]);
  });

  test('listeners learn of the tones dialled behind the number until the call is over', () => {
    placeTo(grace, ',,42#');
    connect('call-1');
    expect(changes.at(-1)).toMatchObject({ call: { postDial: ',,42#', state: { name: 'established' } } });
  });

  test('an account is busy as long as a call of it goes on', () => {
    placeTo();
    expect(calls.isBusy('office')).toBe(true);
    expect(calls.isBusy('home')).toBe(false);
    calls.onCallEvent('call-1', { type: 'rejected', status: 486, at: clock.now() });
    expect(calls.isBusy('office')).toBe(false);
  });

  test('who has hung up is on no call, though the other side has not confirmed it', () => {
    placeTo();
    connect('call-1');
    expect(calls.isOnCall).toBe(true);
    calls.end('call-1');
    expect(calls.all[0]?.state.name).toBe('ending');
    expect(calls.isOnCall).toBe(false);
  });

  test('events of a call that is unknown change nothing', () => {
    calls.onCallEvent('nobody', { type: 'established', at: 1 });
    expect(calls.all).toEqual([]);
    expect(changes).toEqual([]);
  });
});
