import { expect, test } from 'vitest';
import { relayWarning } from '../../../../renderer/media/relay-error.ts';

test.each([
  ['turn:turn.example:3478?transport=udp', 401, 'relay-password'],
  ['TURNS:turn.example', 441, 'relay-password'],
  ['turn:turn.example', 403, 'relay-refused'],
  ['turn:turn.example', 486, 'relay-refused'],
  ['turn:turn.example', 508, 'relay-refused'],
  ['turn:turn.example', 701, 'relay-unreachable'],
  ['turns:turn.example', 701, 'relay-tls'],
  ['stun:stun.example', 701, undefined],
  ['stun:stun.example', 401, undefined],
])('%s with %i: %s', (url, errorCode, warning) => {
  expect(relayWarning({ url, errorCode })).toBe(warning);
});
