import { expect, test } from 'vitest';
import { wantedNotes } from '../../../../main/notifications/wanted-notes.ts';
import { call, desktopState, line, missed, OFFICE, unseen } from '../desktop/states.ts';

const home = line({ accountId: 'home', name: 'Home' });
const down = line({ state: 'problem', problem: 'Server not reachable' });

test.each([
  ['nothing', {}, []],
  ['an incoming call', { calls: [call()] }, ['Incoming call from Grace Hopper | 204 | Answer, Decline']],
  [
    'one from a number',
    { calls: [call({ name: '030123', number: '030123' })] },
    ['Incoming call from 030123 |  | Answer, Decline'],
  ],
  [
    'one for one of two accounts',
    { calls: [call()], lines: [line(), home] },
    ['Incoming call from Grace Hopper | 204 · Incoming call for Office | Answer, Decline'],
  ],
  [
    'one with a name that wants more lines, the other direction and no end',
    { calls: [call({ name: `Eve\r\n\u202E${'x'.repeat(300)}` })] },
    [`Incoming call from Eve ${'x'.repeat(43)}… | 204 | Answer, Decline`],
  ],
  ['calls that run', { calls: [call({ state: 'connected' }), call({ state: 'calling' })] }, []],
  [
    'missed calls, of which one caller has made two',
    {
      missed: [
        missed('3', 30),
        missed('2', 20, { name: 'Bob', address: 'sip:b@c', number: 'b' }),
        missed('1', 10),
      ],
    },
    ['Missed call from Grace Hopper | 204 · 2 missed | Call back', 'Missed call from Bob | b | Call back'],
  ],
  [
    'one of somebody who does not want to be known',
    {
      missed: [
        missed('1', 10, {
          name: 'Anonymous',
          address: 'sip:anonymous@anonymous.invalid',
          number: 'Anonymous',
        }),
      ],
    },
    ['Missed call from Anonymous |  | '],
  ],
  [
    'a call that somebody has forwarded',
    { calls: [call({ forwardedBy: 'Carol' })] },
    ['Incoming call from Grace Hopper | 204 · forwarded by Carol | Answer, Decline'],
  ],
  ['those of the time before', { missed: [missed('1', 4)] }, []],
  [
    'a message',
    { messages: [unseen(1, 'one\ntwo\u202E<b>three</b>')] },
    ['Message from Grace Hopper | one two <b>three</b> | Reply'],
  ],
  [
    'the last of several',
    { messages: [unseen(7, 'x'.repeat(500), 3)] },
    [`3 messages from Grace Hopper | ${'x'.repeat(159)}… | Reply`],
  ],
  [
    'an account that is down for long',
    { lines: [down, home] },
    ['Office cannot be called | Server not reachable. Parley keeps trying. | '],
  ],
])('%s', (_what, parts, notes) => {
  const wanted = wantedNotes(desktopState(parts), { since: 5, lost: new Set([OFFICE, 'gone']) });
  const isDown = (parts as { lines?: unknown[] }).lines?.includes(down) === true;
  const shown = wanted.filter(({ kind }) => kind !== 'lost' || isDown);
  expect(
    shown.map(
      ({ title, body, buttons }) => `${title} | ${body} | ${buttons.map(({ label }) => label).join(', ')}`,
    ),
  ).toEqual(notes);
});

test('every button and click does what it says', () => {
  const [incoming, missedCall, message, lost] = wantedNotes(
    desktopState({
      calls: [call()],
      missed: [missed('9', 9)],
      messages: [unseen(3, 'Lunch?')],
      lines: [down],
    }),
    { since: 0, lost: new Set([OFFICE]) },
  );
  expect(incoming).toMatchObject({
    buttons: [{ choice: { verb: 'answer', callId: '1' } }, { choice: { verb: 'decline', callId: '1' } }],
    choice: { verb: 'show' },
  });
  expect(missedCall).toMatchObject({
    buttons: [{ choice: { verb: 'call', address: 'sip:204@example.com', accountId: OFFICE } }],
    choice: { verb: 'open', page: 'recent' },
  });
  const grace = { address: 'sip:204@example.com', accountId: OFFICE };
  expect(message).toMatchObject({
    buttons: [{ choice: { verb: 'converse', ...grace } }],
    choice: { verb: 'converse', ...grace },
  });
  expect(message?.reply?.choiceOf('Yes')).toEqual({ verb: 'write', ...grace, text: 'Yes' });
  expect(lost).toMatchObject({ buttons: [], choice: { verb: 'open', page: 'settings' } });
});
