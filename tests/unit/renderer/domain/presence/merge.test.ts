import { describe, expect, it } from 'vitest';
import { type AvailabilityState, unknown } from '../../../../../renderer/domain/presence/availability.ts';
import { merge } from '../../../../../renderer/domain/presence/merge.ts';
import type {
  DialogReport,
  PresenceReport,
  WatchedDialog,
} from '../../../../../renderer/domain/presence/reports.ts';

const caller = { address: 'sip:carol@pbx.example', displayName: 'Carol' };
const place = { callId: 'c', localTag: 'l', remoteTag: 'r', remoteTarget: caller.address };

function dialog(state: WatchedDialog['state'], more: Partial<WatchedDialog> = {}): WatchedDialog {
  return { id: state, state, direction: 'recipient', onHold: false, ...more };
}

const DIALOGS = {
  nothing: undefined,
  idle: { dialogs: [] },
  over: { dialogs: [dialog('terminated')] },
  ringing: { dialogs: [dialog('early', { remote: caller, dialog: place })] },
  'ringing, unsaid how': { dialogs: [{ id: '1', state: 'early', onHold: false }] },
  calling: { dialogs: [dialog('early', { direction: 'initiator' })] },
  trying: { dialogs: [dialog('trying')] },
  talking: { dialogs: [dialog('confirmed')] },
  held: { dialogs: [dialog('confirmed', { onHold: true })] },
  'one held, one not': { dialogs: [dialog('confirmed', { onHold: true }), dialog('confirmed', { id: '2' })] },
  'talking and ringing': { dialogs: [dialog('confirmed'), dialog('early')] },
} as const satisfies Record<string, DialogReport | undefined>;

type DialogLabel = keyof typeof DIALOGS;
type PresenceLabel = PresenceReport['state'] | 'nothing';

const said = [
  'nothing',
  'unknown',
  'offline',
  'available',
  'busy',
  'do-not-disturb',
  'away',
  'ringing',
  'on-a-call',
  'on-hold',
] as const satisfies readonly PresenceLabel[];

/** What is shown whatever presence says; `presence` where it is what presence says, or the state behind the slash. */
const TABLE: Record<DialogLabel, AvailabilityState | `presence/${AvailabilityState}`> = {
  nothing: 'presence/unknown',
  idle: 'presence/idle',
  over: 'presence/idle',
  ringing: 'ringing',
  'ringing, unsaid how': 'ringing',
  calling: 'on-a-call',
  trying: 'on-a-call',
  talking: 'on-a-call',
  held: 'on-hold',
  'one held, one not': 'on-a-call',
  'talking and ringing': 'ringing',
};

describe.each(Object.keys(TABLE) as DialogLabel[])('dialogs say %s', (label) => {
  it.each(said)('presence says %s', (presence) => {
    const [rule = '', otherwise] = TABLE[label].split('/');
    const isTold = presence !== 'nothing' && presence !== 'unknown';
    const expected = otherwise === undefined ? rule : isTold ? presence : otherwise;
    const dialogs = DIALOGS[label];
    const reports = {
      ...(presence === 'nothing' ? {} : { presence: { state: presence } }),
      ...(dialogs === undefined ? {} : { dialogs }),
    };
    expect(merge(reports, unknown, 0).state).toBe(expected);
  });
});

describe('who is shown', () => {
  it('a ringing call has its caller and its place, where they are told', () => {
    expect(merge({ dialogs: DIALOGS.ringing }, unknown, 0).ringing).toEqual({ caller, dialog: place });
    expect(merge({ dialogs: DIALOGS['ringing, unsaid how'] }, unknown, 0).ringing).toEqual({});
    expect(merge({ presence: { state: 'ringing' } }, unknown, 0).ringing).toEqual({});
    expect(merge({ dialogs: DIALOGS.talking }, unknown, 0).ringing).toBeUndefined();
  });

  it('the note stands beside whatever the phones do', () => {
    const presence = { state: 'away', note: 'Back at 3' } as const;
    expect(merge({ presence, dialogs: DIALOGS.talking }, unknown, 0)).toEqual({
      state: 'on-a-call',
      note: 'Back at 3',
    });
  });

  it('a state that was seen to begin has a beginning, and keeps it', () => {
    const first = merge({ presence: { state: 'available' } }, unknown, 100);
    expect(first.since).toBeUndefined();
    const second = merge({ presence: { state: 'away' } }, first, 200);
    expect(second.since).toBe(200);
    const third = merge({ presence: { state: 'away', note: 'Lunch' } }, second, 300);
    expect(third).toEqual({ state: 'away', note: 'Lunch', since: 200 });
    expect(merge({}, third, 400)).toEqual({ state: 'unknown' });
  });
});
