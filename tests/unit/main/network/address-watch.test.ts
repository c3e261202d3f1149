import { expect, test } from 'vitest';
import type { NetworkChange } from '../../../../preload/contract/network.ts';
import { reachableAddresses, watchAddresses } from '../../../../main/network/address-watch.ts';

function watch(...series: readonly (readonly string[])[]): NetworkChange[] {
  const changes: NetworkChange[] = [];
  let looks = 0;
  let next: (() => void) | undefined;
  watchAddresses({
    addresses: () => series[looks++] ?? [],
    after: (_ms, callback) => (next = callback),
    changed: (change) => changes.push(change),
  });
  while (looks < series.length) next?.();
  return changes;
}

test.each([
  ['the same all the time', [['a'], ['a'], ['a']], []],
  ['in another order', [['a', 'b'], ['b', 'a']], []], // prettier-ignore
  ['one more', [['a'], ['a', 'b']], [{ gone: [] }]],
  ['another one', [['a'], ['b']], [{ gone: ['a'] }]],
  ['gone, and a new one later', [['a'], [], ['b']], [{ gone: ['a'] }, { gone: [] }]],
])('addresses: %s', (_name, series, expected) => {
  expect(watch(...series)).toEqual(expected);
});

test('only addresses that others can reach count', () => {
  const of = (address: string, internal = false) => ({ address, internal });
  expect(
    reachableAddresses({
      lo: [of('127.0.0.1', true), of('::1', true)],
      eth0: [of('192.0.2.7'), of('fe80::1'), of('2001:db8::7')],
      eth1: [of('169.254.3.4')],
      gone: undefined,
    }),
  ).toEqual(['192.0.2.7', '2001:db8::7']);
});
