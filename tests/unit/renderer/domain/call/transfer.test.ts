import { describe, expect, it } from 'vitest';
import type { Call, CallEvent, LocalHold } from '../../../../../renderer/domain/call/call.ts';
import { step } from '../../../../../renderer/domain/call/step.ts';
import type { Referral, Transfer } from '../../../../../renderer/domain/call/transfer.ts';
import { callIn, EVENTS, STATES } from './calls.ts';

const carol = { address: 'sip:carol@example.com' };
const target = { to: carol, uri: carol.address };
const replaces = { callId: 'c', toTag: 't', fromTag: 'f' };
const referral: Referral = { to: carol, target: carol.address };
const at = 5_000;

type Phase = 'none' | 'holding' | 'asking' | 'trying' | 'ringing' | 'failed' | 'withdrawn';

const transferIn = (phase: Exclude<Phase, 'none'>, keepsHold = false): Transfer =>
  phase === 'failed'
    ? { ...target, phase, status: 486 }
    : phase === 'withdrawn'
      ? { ...target, phase }
      : { ...target, phase, keepsHold };

function talking(
  phase: Phase,
  localHold: LocalHold = phase === 'holding' ? 'holding' : 'held',
  keepsHold = false,
): Call {
  const call = callIn({ ...STATES.established, localHold });
  return phase === 'none' ? call : { ...call, transfer: transferIn(phase, keepsHold) };
}

const TRANSFER_EVENTS = {
  transfer: { type: 'transfer', target },
  'cancel-transfer': { type: 'cancel-transfer' },
  '100': { type: 'transfer-status', status: 100 },
  '180': { type: 'transfer-status', status: 180 },
  '200': { type: 'transfer-status', status: 200 },
  '486': { type: 'transfer-status', status: 486 },
  hold: EVENTS.hold,
  resume: EVENTS.resume,
  held: EVENTS['renegotiated+held'],
  bye: EVENTS['remote-ended'],
  end: EVENTS.end,
  failed: EVENTS.failed,
  closed: EVENTS.closed,
  mute: EVENTS.mute,
  tones: EVENTS['send-tones'],
  resumed: EVENTS['renegotiated+active'],
  'not resumed': EVENTS['resume-failed'],
  referred: { type: 'referred', referral },
  join: { type: 'join-conference' },
  leave: { type: 'leave-conference', hold: true },
  video: { type: 'show-video', source: 'camera' },
} as const satisfies Record<string, CallEvent>;

type Label = keyof typeof TRANSFER_EVENTS;

function inWords(before: Call, event: CallEvent): string {
  const { call, effects } = step(before, event);
  const done = effects.map(({ type, ...rest }) => [type, ...Object.values(rest)].join(' ')).join(', ');
  const shown = call === before ? 'same' : `${phaseOf(call)} ${holdOf(call)}`;
  return done === '' ? shown : `${shown} [${done}]`;
}

const phaseOf = ({ transfer, state }: Call): string =>
  state.name === 'established' ? (transfer?.phase ?? 'none') : state.name;
const holdOf = ({ state }: Call): string =>
  state.name === 'established' ? state.localHold : 'reason' in state ? state.reason : '';

const REFER = `refer ${carol.address}`;
const BACK = '[set-microphone true, renegotiate false]';
const GONE = 'ending transferred [bye]';

/** What goes on as in any other call. */
const asEver = (shown: string) => ({
  end: 'ending hung-up [bye]',
  failed: 'ended media-failed [bye]',
  closed: 'ended connection-lost',
  mute: shown,
  referred: shown,
  video: `${shown} [send-video camera]`,
});
const JOINS = '[set-conference true, set-microphone true, renegotiate false]';

/** What is not named leaves the call as it is. */
const MATRIX: Record<Exclude<Phase, 'none'>, Partial<Record<Label, string>>> = {
  holding: {
    ...asEver('holding holding'),
    hold: 'holding holding',
    'cancel-transfer': `none resuming ${BACK}`,
    held: `asking held [${REFER}]`,
    bye: 'ended remote-hung-up',
  },
  asking: {
    ...asEver('asking held'),
    hold: 'asking held',
    '100': 'trying held',
    '180': 'ringing held',
    '200': GONE,
    '486': `failed resuming ${BACK}`,
    'cancel-transfer': `withdrawn resuming ${BACK}`,
    bye: 'ended remote-hung-up',
  },
  trying: {
    ...asEver('trying held'),
    hold: 'trying held',
    '180': 'ringing held',
    '200': GONE,
    '486': `failed resuming ${BACK}`,
    'cancel-transfer': `withdrawn resuming ${BACK}`,
    bye: 'ended transferred',
  },
  ringing: {
    ...asEver('ringing held'),
    hold: 'ringing held',
    '200': GONE,
    '486': `failed resuming ${BACK}`,
    'cancel-transfer': `withdrawn resuming ${BACK}`,
    bye: 'ended transferred',
  },
  withdrawn: {
    ...asEver('withdrawn held'),
    join: `withdrawn resuming ${JOINS}`,
    transfer: `asking held [${REFER}]`,
    '200': GONE,
    '486': 'none held',
    resume: `withdrawn resuming ${BACK}`,
    bye: 'ended remote-hung-up',
  },
  failed: {
    ...asEver('failed held'),
    join: `failed resuming ${JOINS}`,
    transfer: `asking held [${REFER}]`,
    'cancel-transfer': 'none held',
    '200': GONE,
    resume: `failed resuming ${BACK}`,
    bye: 'ended remote-hung-up',
  },
};

describe.each(Object.keys(MATRIX) as Exclude<Phase, 'none'>[])('a transfer that is %s', (phase) => {
  it.each(Object.keys(TRANSFER_EVENTS) as Label[])('%s', (label) => {
    expect(inWords(talking(phase), TRANSFER_EVENTS[label])).toBe(MATRIX[phase][label] ?? 'same');
  });
});

it('whoever is being given away is on hold, whatever happens', () => {
  const { mute: _mute, tones: _tones, referred: _referred, video: _video, ...others } = TRANSFER_EVENTS;
  const moving = Object.values(others);
  const seen = new Map<string, Call>();
  const reached = (...calls: readonly Call[]): void => {
    for (const call of calls) {
      const key = `${phaseOf(call)} ${holdOf(call)} ${JSON.stringify(call)}`;
      if (call.state.name !== 'established' || seen.has(key)) continue;
      seen.set(key, call);
      reached(...moving.map((event) => step(call, event).call));
    }
  };
  for (const localHold of ['none', 'holding', 'held', 'resuming'] as const)
    reached(talking('none', localHold), { ...talking('none', localHold), inConference: true });
  const states = new Set([...seen.values()].map((call) => `${phaseOf(call)} ${holdOf(call)}`));
  const away = [...states].filter((state) => /^(holding|asking|trying|ringing)/.test(state));
  expect(away.sort()).toEqual(['asking held', 'holding holding', 'ringing held', 'trying held']);
});

it.each<[LocalHold, string, string]>([
  ['resuming', 'resumed', 'none'],
  ['resuming', 'not resumed', 'held'],
])('a transfer that has failed goes on as any call: %s, %s', (localHold, event, hold) => {
  expect(inWords(talking('failed', localHold), TRANSFER_EVENTS[event as Label])).toContain(`failed ${hold}`);
  expect(inWords(talking('withdrawn', localHold), TRANSFER_EVENTS[event as Label])).toContain(
    `withdrawn ${hold}`,
  );
});

describe('a transfer begins', () => {
  it.each<[LocalHold, string]>([
    ['none', 'holding holding [set-microphone false, renegotiate true]'],
    ['holding', 'holding holding'],
    ['held', `asking held [${REFER}]`],
    ['resuming', 'holding holding [set-microphone false, renegotiate true]'],
  ])('in a call whose hold is %s', (localHold, words) => {
    expect(inWords(talking('none', localHold), TRANSFER_EVENTS.transfer)).toBe(words);
  });

  it('attended: names the call to be replaced', () => {
    const { effects } = step(talking('none'), { type: 'transfer', target: { ...target, replaces } });
    expect(effects).toEqual([{ type: 'refer', uri: carol.address, replaces }]);
  });

  it.each(Object.keys(STATES) as (keyof typeof STATES)[])('not in a call that is %s', (label) => {
    const call = callIn(STATES[label]);
    const begins = call.state.name === 'established';
    expect(step(call, TRANSFER_EVENTS.transfer).call === call).toBe(!begins);
  });
});

it('a call that is being given away stays on hold when the person speaks with somebody else by now', () => {
  const { call } = step(talking('trying'), TRANSFER_EVENTS.hold);
  expect(inWords(call, TRANSFER_EVENTS['486'])).toBe('failed held');
});

it('silence after a transfer was taken back decides nothing: who has gone all the same is let go', () => {
  const { call } = step(talking('withdrawn'), { type: 'transfer-status', status: 408 });
  expect(inWords(call, TRANSFER_EVENTS['200'])).toBe(GONE);
});

it('a call that was on hold before stays so when its transfer fails', () => {
  expect(inWords(talking('ringing', 'held', true), TRANSFER_EVENTS['486'])).toBe('failed held');
  expect(inWords(talking('ringing', 'held', true), TRANSFER_EVENTS['cancel-transfer'])).toBe(
    'withdrawn held',
  );
  expect(inWords(talking('holding', 'holding', true), TRANSFER_EVENTS['cancel-transfer'])).toBe(
    'none holding',
  );
});

it('a transfer that is cancelled before the other side is on hold: hold that comes late is taken off again', () => {
  const { call } = step(talking('holding'), TRANSFER_EVENTS['cancel-transfer']);
  expect(inWords(call, TRANSFER_EVENTS.held)).toBe('same');
  expect(inWords(call, EVENTS['renegotiated+active'])).toBe('none none');
});

it('nothing is said of a transfer when the call is over', () => {
  expect(step(talking('failed'), { type: 'remote-ended', at }).call.transfer).toBeUndefined();
});

describe('a referral', () => {
  const asked = (): Call => ({ ...talking('none', 'none'), referral });

  it('is asked about once', () => {
    const first = step(talking('none', 'none'), { type: 'referred', referral }).call;
    expect(first.referral).toEqual(referral);
    expect(step(first, { type: 'referred', referral: { ...referral, target: 'sip:x@y' } }).call).toBe(first);
  });

  it('followed, is no question any more', () => {
    const { call, effects } = step(asked(), { type: 'follow-referral' });
    expect([call.referral, effects]).toEqual([undefined, []]);
  });

  it('refused, the other side is told', () => {
    const { call, effects } = step(asked(), { type: 'refuse-referral' });
    expect([call.referral, effects]).toEqual([undefined, [{ type: 'refuse-referral' }]]);
  });

  it('stays to be answered when who asked has hung up', () => {
    const { call } = step(asked(), { type: 'remote-ended', at });
    expect([call.state.name, call.referral]).toEqual(['ended', referral]);
    expect(step(call, { type: 'follow-referral' }).call.referral).toBeUndefined();
    const refused = step(call, { type: 'refuse-referral' });
    expect([refused.call.referral, refused.effects]).toEqual([undefined, [{ type: 'refuse-referral' }]]);
  });

  it.each<[string, CallEvent, Call, string[]]>([
    ['the person hangs up', EVENTS.end, asked(), ['bye']],
    ['it fails', EVENTS.failed, asked(), ['bye']],
    ['it is lost', EVENTS.closed, asked(), []],
    ['the other side goes elsewhere', TRANSFER_EVENTS['200'], { ...talking('trying'), referral }, ['bye']],
  ])('is refused when the call ends otherwise: %s', (_what, event, call, then) => {
    const { call: next, effects } = step(call, event);
    expect([next.state.name === 'established', next.referral]).toEqual([false, undefined]);
    expect(effects.map(({ type }) => type)).toEqual(['refuse-referral', ...then]);
  });

  it('stays when who asked hangs up while they are given away themselves', () => {
    const { call } = step({ ...talking('trying'), referral }, TRANSFER_EVENTS.bye);
    expect([call.state.name, call.referral]).toEqual(['ended', referral]);
  });

  it.each([{ type: 'follow-referral' }, { type: 'refuse-referral' }] as const)(
    '%o means nothing without one',
    (event) => {
      const call = talking('none', 'none');
      expect(step(call, event)).toEqual({ call, effects: [] });
    },
  );
});
