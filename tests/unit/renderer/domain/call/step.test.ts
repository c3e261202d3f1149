import { describe, expect, it } from 'vitest';
import type { Call, CallEffect, CallEvent, Step } from '../../../../../renderer/domain/call/call.ts';
import { place, receive, step } from '../../../../../renderer/domain/call/step.ts';
import { callIn, EVENTS, STATES } from './calls.ts';

const alice = {
  id: '1',
  accountId: 'a',
  party: { address: 'sip:alice@example.com' },
  sipCallId: '1@a',
  at: 100,
};

/** Everything the user agent was told on the way, in order. */
function follow(begin: Step, ...events: readonly CallEvent[]): { call: Call; effects: CallEffect[] } {
  let call = begin.call;
  const effects = [...begin.effects];
  for (const event of events) {
    const next = step(call, event);
    call = next.call;
    effects.push(...next.effects);
  }
  return { call, effects };
}

describe('a call from end to end', () => {
  it('is placed, rings, is answered and hung up', () => {
    const { call, effects } = follow(
      place(alice),
      EVENTS.progress,
      { type: 'established', at: 200 },
      { type: 'end' },
      { type: 'closed', at: 900 },
    );
    expect(call).toEqual({
      ...alice,
      direction: 'outgoing',
      muted: false,
      state: { name: 'ended', reason: 'hung-up', since: 200, at: 900 },
    });
    expect(effects).toEqual([{ type: 'invite' }, { type: 'set-microphone', live: true }, { type: 'bye' }]);
  });

  it('comes in unsilenced, and all is got ready for the answer', () => {
    expect(receive(alice)).toEqual({
      call: { ...alice, direction: 'incoming', muted: false, state: { name: 'incoming', silenced: false } },
      effects: [{ type: 'warm-up' }],
    });
  });

  it('ends the dialog of a 200 that crossed our CANCEL (RFC 3261 §9.1)', () => {
    const { call, effects } = follow(
      place(alice),
      { type: 'end' },
      { type: 'established', at: 300 },
      { type: 'closed', at: 400 },
    );
    expect(effects.map(({ type }) => type)).toEqual(['invite', 'cancel', 'bye']);
    expect(call.state).toEqual({ name: 'ended', reason: 'cancelled', at: 400 });
  });

  it('can be answered again after the microphone failed', () => {
    const { call, effects } = follow(receive(alice), EVENTS.answer, EVENTS['answer-failed'], EVENTS.answer, {
      type: 'established',
      at: 300,
    });
    expect(effects.filter(({ type }) => type === 'accept')).toHaveLength(2);
    expect(call.state).toMatchObject({ name: 'established', since: 300 });
  });

  it('keeps ringing for the person only while nobody answered: silence is not asked for twice', () => {
    const { call } = follow(receive(alice), EVENTS.silence, EVENTS.silence);
    expect(call.state).toEqual({ name: 'incoming', silenced: true });
  });
});

describe('the name of the other side', () => {
  const named = { address: 'sip:alice@example.com', displayName: 'Alice' };

  it('stays when the server repeats the number alone', () => {
    const { party } = alice;
    expect(follow(place({ ...alice, party: named }), { type: 'identified', party }).call.party).toEqual(
      named,
    );
  });

  it('goes with whoever had it', () => {
    const party = { address: 'sip:grace@example.com' };
    expect(follow(place({ ...alice, party: named }), { type: 'identified', party }).call.party).toEqual(
      party,
    );
  });
});

describe('the microphone', () => {
  it('stays muted when it was muted before the answer', () => {
    expect(follow(place(alice), EVENTS.mute, EVENTS.established).effects.at(-1)).toEqual({
      type: 'set-microphone',
      live: false,
    });
  });

  it('stays muted through hold and resume', () => {
    const { call, effects } = follow(
      { call: callIn(STATES.established, true), effects: [] },
      EVENTS.hold,
      EVENTS['renegotiated+held'],
      EVENTS.resume,
      EVENTS['renegotiated+active'],
    );
    expect(call.muted).toBe(true);
    expect(effects.map(({ type }) => type)).toEqual(['renegotiate', 'renegotiate']);
  });

  it('is live after resuming when it was unmuted on hold', () => {
    const { effects } = follow(
      { call: callIn(STATES['established+held'], true), effects: [] },
      EVENTS.unmute,
      EVENTS.resume,
    );
    expect(effects).toEqual([
      { type: 'set-microphone', live: true },
      { type: 'renegotiate', hold: false },
    ]);
  });

  it('comes back by unmute', () => {
    expect(step(callIn(STATES.established, true), EVENTS.unmute).effects).toEqual([
      { type: 'set-microphone', live: true },
    ]);
  });
});

describe('hold', () => {
  it('in both directions at once is two things', () => {
    const { call } = follow(
      { call: callIn(STATES.established), effects: [] },
      EVENTS.hold,
      EVENTS['remote-hold'],
      EVENTS['renegotiated+held'],
      EVENTS.resume,
      EVENTS['renegotiated+active'],
    );
    expect(call.state).toMatchObject({ localHold: 'none', remoteHold: true });
  });

  it('that was refused is said as long as it lasts', () => {
    const refused = { type: 'warned', warning: 'hold-refused' } as const;
    const held = follow(
      { call: callIn(STATES.established), effects: [] },
      EVENTS.hold,
      EVENTS['renegotiated+held'],
      refused,
    );
    expect(held.call.warning).toBe('hold-refused');
    expect(follow(held, EVENTS.resume, EVENTS['renegotiated+active']).call.warning).toBeUndefined();
  });

  it('is not asked for twice while it is under way', () => {
    const { effects } = follow({ call: callIn(STATES.established), effects: [] }, EVENTS.hold, EVENTS.hold);
    expect(effects.filter(({ type }) => type === 'renegotiate')).toHaveLength(1);
  });

  it('the last wish counts, whatever the answer to the former one is', () => {
    const { call, effects } = follow(
      { call: callIn(STATES.established), effects: [] },
      EVENTS.hold,
      EVENTS.resume,
      EVENTS['renegotiated+held'],
      EVENTS['renegotiated+active'],
    );
    expect(call.state).toMatchObject({ localHold: 'none' });
    expect(effects.filter(({ type }) => type === 'renegotiate')).toEqual([
      { type: 'renegotiate', hold: true },
      { type: 'renegotiate', hold: false },
    ]);
  });
});

it.each(['', 'x', '1 2', '1\r\n2', 'd'])('sends no tones for %j', (tones) => {
  expect(step(callIn(STATES.established), { type: 'send-tones', tones }).effects).toEqual([]);
});
