import { describe, expect, it } from 'vitest';
import { toHold } from '../../../../../renderer/domain/call/attention.ts';
import type { Call, LocalHold } from '../../../../../renderer/domain/call/call.ts';
import { step } from '../../../../../renderer/domain/call/step.ts';
import { callIn, STATES } from './calls.ts';

function talking(localHold: LocalHold, inConference = false, id = 'call-1'): Call {
  const call = { ...callIn({ ...STATES.established, localHold }), id };
  return inConference ? { ...call, inConference: true } : call;
}

const joined = { type: 'set-conference', joined: true } as const;
const left = { type: 'set-conference', joined: false } as const;
const resumed = { type: 'renegotiate', hold: false } as const;
const held = { type: 'renegotiate', hold: true } as const;

describe('a call joins the conference', () => {
  it.each<[LocalHold, readonly unknown[]]>([
    ['none', [joined]],
    ['held', [joined, { type: 'set-microphone', live: true }, resumed]],
    ['holding', [joined, { type: 'set-microphone', live: true }, resumed]],
  ])('its hold is %s', (localHold, effects) => {
    const next = step(talking(localHold), { type: 'join-conference' });
    expect([next.call.inConference, next.effects]).toEqual([true, effects]);
  });

  it.each(Object.keys(STATES) as (keyof typeof STATES)[])('only when it is up: %s', (label) => {
    const call = callIn(STATES[label]);
    const { inConference } = step(call, { type: 'join-conference' }).call;
    expect(inConference ?? false).toBe(call.state.name === 'established');
  });

  it('once', () => {
    const call = talking('none', true);
    expect(step(call, { type: 'join-conference' })).toEqual({ call, effects: [] });
  });
});

describe('a call leaves the conference', () => {
  it.each<[LocalHold, boolean, readonly unknown[]]>([
    ['none', true, [left, { type: 'set-microphone', live: false }, held]],
    ['none', false, [left]],
    ['resuming', true, [left, { type: 'set-microphone', live: false }, held]],
    ['held', true, [left]],
  ])('its hold is %s, to be held: %s', (localHold, hold, effects) => {
    const next = step(talking(localHold, true), { type: 'leave-conference', hold });
    expect([next.call.inConference, next.effects]).toEqual([undefined, effects]);
  });

  it('by ending', () => {
    const { call } = step(talking('none', true), { type: 'remote-ended', at: 9 });
    expect([call.state.name, call.inConference]).toEqual(['ended', undefined]);
  });
});

describe('what somebody in the conference says', () => {
  const mute = { type: 'mute-member', muted: true } as const;
  const unheard = { type: 'set-heard', heard: false } as const;
  const heard = { type: 'set-heard', heard: true } as const;

  it('is muted once, and heard again once', () => {
    const muted = step(talking('none', true), mute);
    expect([muted.call.memberMuted, muted.effects]).toEqual([true, [unheard]]);
    expect(step(muted.call, mute)).toEqual({ call: muted.call, effects: [] });
    const back = step(muted.call, { ...mute, muted: false });
    expect(back).toEqual({ call: talking('none', true), effects: [heard] });
    expect(step(back.call, { ...mute, muted: false }).effects).toEqual([]);
  });

  it('is heard when they are alone with us', () => {
    const { call } = step(talking('none', true), mute);
    const alone = step(call, { type: 'leave-conference', hold: false });
    expect(alone).toEqual({ call: talking('none'), effects: [left, heard] });
  });

  it('cannot be muted outside one', () => {
    const call = talking('none');
    expect(step(call, mute)).toEqual({ call, effects: [] });
  });

  it('is nothing any more once they have ended', () => {
    const { call } = step(step(talking('none', true), mute).call, { type: 'remote-ended', at: 9 });
    expect(call.memberMuted).toBeUndefined();
  });
});

describe('who waits while a call is attended to', () => {
  const others = [talking('none', true, 'a'), talking('none', true, 'b'), talking('none', false, 'c')];

  it('all others, also a whole conference', () => {
    expect(toHold(others, ['c'])).toEqual(['a', 'b']);
  });

  it('nobody of the same conference', () => {
    expect(toHold(others, ['a'])).toEqual(['c']);
  });

  it('nobody who waits already, or who is not up', () => {
    expect(toHold([talking('resuming', false, 'd')], ['c'])).toEqual(['d']);
    expect(toHold([talking('held', false, 'a'), { ...callIn(STATES.ringing), id: 'b' }], ['c'])).toEqual([]);
  });
});
