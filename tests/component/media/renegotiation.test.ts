import { expect, test } from 'vitest';
import { iceUfrags } from '../../../renderer/media/sdp.ts';
import { connectedPair, direction, hears, negotiate, openSide } from './pair.ts';
import { present } from './present.ts';

test('after a refused offer ours and theirs go through, and sound still flows', async () => {
  const [alice, bob] = await connectedPair();
  alice.media.setHold(true);
  await alice.media.createOffer();
  await alice.media.rollback();
  alice.media.setHold(false);
  await Promise.all([hears(alice), hears(bob)]);

  await negotiate(alice, bob);
  await negotiate(bob, alice);
  expect([direction(alice), direction(bob)]).toEqual(['sendrecv', 'sendrecv']);
  await Promise.all([hears(alice), hears(bob)]);
});

test('after a refused ICE restart sound goes on', async () => {
  const [alice, bob] = await connectedPair();
  await alice.media.createOffer({ restart: true });
  await alice.media.rollback();
  await Promise.all([hears(alice), hears(bob)]);
  await negotiate(alice, bob);
  await Promise.all([hears(alice), hears(bob)]);
});

test('an offer that crosses ours is answered', async () => {
  const [alice, bob] = await connectedPair();
  await alice.media.createOffer();
  await negotiate(bob, alice);
  await negotiate(alice, bob);
  await Promise.all([hears(alice), hears(bob)]);
});

test('an offer that comes while ours is being made waits for its turn', async () => {
  const [alice, bob] = await connectedPair();
  const offer = await bob.media.createOffer();
  const ours = alice.media.createOffer({ restart: true });
  const answer = alice.media.acceptOffer(offer);
  await ours;
  await bob.media.acceptAnswer(await answer);
  await Promise.all([hears(alice), hears(bob)]);
});

test('the same answer twice is one answer', async () => {
  const [alice, bob] = [openSide(), openSide()];
  const answer = await bob.media.acceptOffer(await alice.media.createOffer());
  await alice.media.acceptAnswer(answer);
  await alice.media.acceptAnswer(answer);
  await hears(alice);
});

test('a restart brings new ICE credentials and candidates, and sound goes on', async () => {
  const [alice, bob] = await connectedPair();
  const before = iceUfrags(present(alice.connection.localDescription).sdp);
  const offer = await alice.media.createOffer({ restart: true });
  expect(iceUfrags(offer)).not.toEqual(before);
  expect(offer).toMatch(/^a=candidate:.* udp .* typ host/m);
  const answer = await bob.media.acceptOffer(offer);
  expect(answer).toMatch(/^a=candidate:.* udp .* typ host/m);
  await alice.media.acceptAnswer(answer);
  await Promise.all([hears(alice), hears(bob)]);
});

test('garbage is refused and changes nothing', async () => {
  const [alice, bob] = await connectedPair();
  await expect(alice.media.acceptOffer('v=0\r\nnonsense')).rejects.toMatchObject({ problem: 'media-failed' });
  await expect(alice.media.acceptOffer('')).rejects.toMatchObject({ problem: 'media-failed' });
  await alice.media.createOffer();
  await expect(alice.media.acceptAnswer('nonsense')).rejects.toMatchObject({ problem: 'media-failed' });
  await negotiate(bob, alice);
  await Promise.all([hears(alice), hears(bob)]);
});

test('an answer that nobody asked for is refused', async () => {
  const [alice, bob] = await connectedPair();
  const answer = await bob.media.acceptOffer(await alice.media.createOffer());
  await alice.media.rollback();
  await expect(alice.media.acceptAnswer(answer)).rejects.toMatchObject({ problem: 'media-failed' });
});
