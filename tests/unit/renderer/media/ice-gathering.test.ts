import { describe, expect, test } from 'vitest';
import { found, gatheringRule, leavesAt, type Gathering } from '../../../../renderer/media/ice-gathering.ts';

type Found = readonly [at: number, type: 'host' | 'srflx' | 'relay', protocol?: 'tcp'];

function leave(
  configuration: RTCConfiguration,
  candidates: readonly Found[],
  { complete = false, warm }: { complete?: boolean; warm?: number } = {},
): number {
  const rule = gatheringRule(configuration);
  const start: Gathering = {
    startedAt: 1000,
    complete,
    warmSince: warm === undefined ? undefined : 1000 - warm,
  };
  const gathering = candidates.reduce(
    (sofar, [at, type, protocol = 'udp']) => found(sofar, rule, { type, protocol }, 1000 + at),
    start,
  );
  return leavesAt(gathering, rule) - 1000;
}

const none: RTCConfiguration = {};
const stun: RTCConfiguration = { iceServers: [{ urls: 'stun:pbx.example' }] };
const turn: RTCConfiguration = { iceServers: [{ urls: ['stun:pbx.example', 'turns:pbx.example'] }] };
const relayOnly: RTCConfiguration = { ...turn, iceTransportPolicy: 'relay' };

describe('when SDP leaves, in ms after the start of gathering', () => {
  test.each<[string, RTCConfiguration, readonly Found[], number]>([
    ['no server: no candidate, no longer than 2 s', none, [], 2000],
    ['no server: 10 ms after the only host candidate', none, [[3, 'host']], 13],
    [
      'no server: 10 ms after the last of them',
      none,
      [
        [3, 'host'],
        [11, 'host'],
      ],
      21,
    ],
    [
      'no server: TCP candidates are not waited for',
      none,
      [
        [3, 'host'],
        [9, 'host', 'tcp'],
      ],
      13,
    ],
    ['no server: TCP alone is not enough', none, [[3, 'host', 'tcp']], 2000],
    ['STUN: host alone waits 200 ms for more', stun, [[3, 'host']], 203],
    [
      'STUN: the 200 ms count from the first host candidate',
      stun,
      [
        [3, 'host'],
        [90, 'host'],
      ],
      203,
    ],
    [
      'STUN: 10 ms after its answer',
      stun,
      [
        [3, 'host'],
        [40, 'srflx'],
      ],
      50,
    ],
    [
      'STUN: late second answer does not lift the cap',
      stun,
      [
        [3, 'host'],
        [40, 'srflx'],
        [195, 'srflx'],
      ],
      203,
    ],
    ['STUN: its answer before any host candidate', stun, [[40, 'srflx']], 50],
    [
      'TURN: the answer of STUN alone is not enough',
      turn,
      [
        [3, 'host'],
        [40, 'srflx'],
      ],
      243,
    ],
    [
      'TURN: 10 ms after the relay',
      turn,
      [
        [3, 'host'],
        [40, 'srflx'],
        [90, 'relay'],
      ],
      100,
    ],
    ['relay only: until there is one', relayOnly, [], 2000],
    ['relay only: 10 ms after it', relayOnly, [[900, 'relay']], 910],
    ['never after 2 s', relayOnly, [[1995, 'relay']], 2000],
  ])('%s', (_name, configuration, candidates, expected) => {
    expect(leave(configuration, candidates)).toBe(expected);
  });

  test.each<[string, RTCConfiguration, number, readonly Found[], number]>([
    ['a STUN server that was silent all the while', stun, 5000, [[3, 'host']], 8],
    ['a TURN server that was silent all the while', turn, 5000, [[3, 'host']], 8],
    ['a TURN server that was asked a moment ago', turn, 100, [[3, 'host']], 140],
    [
      'all candidates at once',
      turn,
      5000,
      [
        [3, 'host'],
        [3, 'srflx'],
        [3, 'relay'],
      ],
      8,
    ],
    ['relay only: until there is one', relayOnly, 5000, [], 2000],
  ])('warmed: %s', (_name, configuration, warm, candidates, expected) => {
    expect(leave(configuration, candidates, { warm })).toBe(expected);
  });

  test.each([none, stun, turn, relayOnly])(
    'at once when gathering is complete, whatever there is',
    (rule) => {
      expect(leave(rule, [], { complete: true })).toBeLessThanOrEqual(0);
      expect(leave(rule, [[3, 'host']], { complete: true })).toBeLessThanOrEqual(0);
    },
  );
});
