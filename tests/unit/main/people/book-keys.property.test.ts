import fc from 'fast-check';
import { expect, it } from 'vitest';
import { peerOf } from '../../../../main/history/peer.ts';
import { bookKeys, spansOf } from '../../../../main/people/book-keys.ts';
import { peerOfTyped } from '../../../../main/people/typed-address.ts';
import { openPeople } from './some-people.ts';

const home = 'pbx.example';
const piece = fc.constantFrom('alice', '999000111', '%40', 'x.example');
const user = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''));
const typed = fc.oneof(
  user,
  fc.tuple(user, fc.constantFrom(home, 'x.example')).map(([name, host]) => `${name}@${host}`),
);
const address = fc
  .tuple(user, fc.constantFrom(`@${home}`, '@x.example'))
  .map(([name, host]) => `sip:${name}${host}`);

it('whoever is named is one whose conversation it is, and the other way round', () => {
  fc.assert(
    fc.property(address, typed, (from, written) => {
      const { key: peer } = peerOf(from, undefined, 'DE');
      const { key } = peerOfTyped(written, 'DE');
      const isNamed = bookKeys(peer, home).includes(key);
      expect(spansOf(key, home).some(([first, last]) => first <= peer && peer <= last)).toBe(isNamed);
    }),
    { numRuns: 10_000 },
  );
});

it.each([
  ['alice@x.example', `sip:alice%40x.example@${home}`],
  ['alice@x.example', 'sip:alice%40x.example'],
  ['999000111', 'sip:999000111%40x@y.example'],
])('nobody is %s by what is in their name: %s', async (written, from) => {
  const { add, nameOf } = await openPeople();
  add('Alice', written);
  expect(nameOf(from)).toBeUndefined();
});
