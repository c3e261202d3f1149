import { expect, test } from 'vitest';
import { connectedPair, directed, direction, hears, negotiate, openSide, patience } from './pair.ts';

test('sound flows both ways', async () => {
  const [alice, bob] = await connectedPair();
  await Promise.all([hears(alice), hears(bob)]);
  expect(alice.states).toEqual(['connected']);
  expect(alice.remoteHolds).toEqual([]);
});

test('hold says sendonly, is reported to the other side once, and ends in sendrecv', async () => {
  const [alice, bob] = await connectedPair();
  alice.media.setHold(true);
  await negotiate(alice, bob);
  expect([direction(alice), direction(bob)]).toEqual(['sendonly', 'recvonly']);
  // A refresh while held changes nothing.
  await negotiate(bob, alice);
  expect([direction(alice), direction(bob)]).toEqual(['sendonly', 'recvonly']);
  expect(bob.remoteHolds).toEqual([true]);

  alice.media.setHold(false);
  await negotiate(alice, bob);
  expect([direction(alice), direction(bob)]).toEqual(['sendrecv', 'sendrecv']);
  expect(bob.remoteHolds).toEqual([true, false]);
  expect(alice.remoteHolds).toEqual([]);
  await Promise.all([hears(alice), hears(bob)]);
});

test.each([
  ['the one who held first', 0],
  ['the one who held last', 1],
] as const)('both hold, %s resumes first', async (_name, first) => {
  const sides = await connectedPair();
  const [alice, bob] = sides;
  alice.media.setHold(true);
  await negotiate(alice, bob);
  bob.media.setHold(true);
  await negotiate(bob, alice);
  expect([direction(alice), direction(bob)]).toEqual(['inactive', 'inactive']);

  const [one, other] = first === 0 ? [alice, bob] : [bob, alice];
  one.media.setHold(false);
  await negotiate(one, other);
  expect([direction(one), direction(other)]).toEqual(['recvonly', 'sendonly']);
  other.media.setHold(false);
  await negotiate(other, one);
  expect([direction(alice), direction(bob)]).toEqual(['sendrecv', 'sendrecv']);
  expect(alice.remoteHolds.at(-1)).toBe(false);
  expect(bob.remoteHolds.at(-1)).toBe(false);
  await Promise.all([hears(alice), hears(bob)]);
});

test('after the other side was inactive, our next offer is sendrecv again', async () => {
  const [alice, bob] = await connectedPair();
  const inactive = directed(await bob.media.createOffer(), 'inactive');
  await bob.media.rollback();
  const answer = await alice.media.acceptOffer(inactive);
  expect(answer).toContain('a=inactive');
  expect(alice.remoteHolds).toEqual([true]);

  await negotiate(alice, bob);
  expect([direction(alice), direction(bob)]).toEqual(['sendrecv', 'sendrecv']);
  expect(alice.remoteHolds).toEqual([true, false]);
});

test('a direction for the whole session is a hold too', async () => {
  const [alice, bob] = await connectedPair();
  const offer = (await bob.media.createOffer())
    .replace(/^a=sendrecv\r\n/m, '')
    .replace(/^t=0 0\r\n/m, 't=0 0\r\na=sendonly\r\n');
  const answer = await alice.media.acceptOffer(offer);
  expect(answer).toContain('a=recvonly');
  expect(alice.remoteHolds).toEqual([true]);
});

test('on hold nobody hears the microphone, even where the other side still plays what comes', async () => {
  const [alice, bob] = await connectedPair();
  alice.media.setHold(true);
  await expect.poll(async () => (await bob.media.levels()).inbound, patience).toBeLessThan(0.0005);
  alice.media.setHold(false);
  await hears(bob);
});

test('who refuses to be held hears nothing and is not heard all the same', async () => {
  const [alice, bob] = await connectedPair();
  alice.media.setQuiet(true);
  await expect.poll(async () => (await bob.media.levels()).inbound, patience).toBeLessThan(0.0005);
  expect(alice.connection.getReceivers().map(({ track }) => track.enabled)).toEqual([false]);
  expect(await alice.media.createOffer()).toContain('a=sendrecv');
  await alice.media.rollback();
  alice.media.setQuiet(false);
  await Promise.all([hears(alice), hears(bob)]);
});

test('mute sends silence, unmute sends sound, and mute outlives a hold', async () => {
  const [alice, bob] = await connectedPair();
  alice.media.setMicrophone(false);
  alice.media.setHold(true);
  alice.media.setHold(false);
  await expect.poll(async () => (await bob.media.levels()).inbound, patience).toBeLessThan(0.0005);
  const { packets } = await bob.media.levels();
  await expect.poll(async () => (await bob.media.levels()).packets, patience).toBeGreaterThan(packets);
  alice.media.setMicrophone(true);
  await hears(bob);
});

test('a call muted before its first offer starts in silence', async () => {
  const alice = openSide();
  alice.media.setMicrophone(false);
  await alice.media.createOffer();
  expect(alice.connection.getSenders().map(({ track }) => track?.enabled)).toEqual([false]);
});

test('who holds hears nothing, even where the other side ignores the hold', async () => {
  const [alice, bob] = await connectedPair();
  alice.media.setHold(true);
  const offer = await alice.media.createOffer();
  expect(offer).toContain('a=sendonly');
  await alice.media.acceptAnswer(await bob.media.acceptOffer(directed(offer, 'sendrecv')));
  const heard = () => alice.connection.getReceivers().map(({ track }) => track.enabled);
  expect(heard()).toEqual([false]);
  expect(alice.remoteHolds).toEqual([]);
  alice.media.setHold(false);
  await negotiate(alice, bob);
  expect(heard()).toEqual([true]);
});
