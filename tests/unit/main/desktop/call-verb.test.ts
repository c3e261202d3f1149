import { expect, test } from 'vitest';
import { commandFor, type CallVerb } from '../../../../main/desktop/call-verb.ts';
import type { DesktopCall } from '../../../../preload/contract/index.ts';

function call(id: string, state: DesktopCall['state'], muted = false): DesktopCall {
  const party = { name: id, number: '204', address: 'sip:204@example.com' };
  return {
    id,
    ...party,
    accountId: 'office',
    isContact: false,
    canWrite: true,
    state,
    silenced: false,
    muted,
  };
}

test.each<[CallVerb, DesktopCall[], unknown]>([
  ['answer', [], undefined],
  ['answer', [call('a', 'connected')], undefined],
  [
    'answer',
    [call('a', 'connected'), call('b', 'ringing'), call('c', 'ringing')],
    { verb: 'answer', callId: 'b' },
  ],
  ['hangup', [], undefined],
  ['hangup', [call('a', 'ringing')], undefined],
  ['hangup', [call('a', 'held'), call('b', 'connected'), call('c', 'ringing')], { verb: 'end', callId: 'b' }],
  ['hangup', [call('a', 'held'), call('b', 'calling')], { verb: 'end', callId: 'b' }],
  ['hangup', [call('a', 'held'), call('b', 'held')], { verb: 'end', callId: 'b' }],
  ['mute', [call('a', 'connected')], { verb: 'mute', callId: 'a' }],
  ['mute', [call('a', 'connected', true)], { verb: 'unmute', callId: 'a' }],
  ['mute', [call('a', 'ringing')], undefined],
])('%s with %j', (verb, calls, command) => {
  expect(commandFor(verb, calls)).toEqual(command);
});
