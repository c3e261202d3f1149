import { expect, test } from 'vitest';
import { Camera } from '../../../renderer/media/camera.ts';
import { connectedPair, hears, negotiate, openSide, parts } from './pair.ts';
import { present } from './present.ts';
import { sees } from './sees.ts';

test('a call offers no video before somebody shows some', async () => {
  const [alice, bob] = await connectedPair();
  expect(await alice.media.createOffer()).not.toMatch(/^m=video/m);
  await alice.media.rollback();
  expect(bob.theirVideo.every((count) => count === 0)).toBe(true);
});

test('video comes, is answered without showing oneself, and goes; its camera is closed', async () => {
  const [alice, bob] = await connectedPair();
  await alice.media.pictures.show('camera');
  const offer = await alice.media.createOffer();
  const answer = await bob.media.acceptOffer(offer);
  expect(answer).toMatch(/^m=video (?!0 )[\s\S]*^a=recvonly/m);
  await alice.media.acceptAnswer(answer);
  expect(alice.media.pictures.isWanted).toBe(true);
  expect(bob.theirVideo.at(-1)).toBe(1);
  expect(alice.theirVideo.at(-1)).toBe(0);
  await sees(bob);

  const track = present(alice.media.pictures.ours);
  await alice.media.pictures.show(undefined);
  await negotiate(alice, bob);
  expect(track.readyState).toBe('ended');
  expect(bob.theirVideo.at(-1)).toBe(0);
  expect(alice.media.pictures.isWanted).toBe(false);
  await Promise.all([hears(alice), hears(bob)]);
});

test('both see each other over one video, whoever began', async () => {
  const [alice, bob] = await connectedPair();
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  await bob.media.pictures.show('camera');
  const offer = await bob.media.createOffer();
  expect(offer.match(/^m=video/gm)).toHaveLength(1);
  await bob.media.rollback();
  await negotiate(bob, alice);
  await Promise.all([sees(alice), sees(bob)]);
});

test('video that is refused with port 0 is not offered again, and sound goes on', async () => {
  const alice = openSide();
  const bob = openSide({ ...parts(), takesVideo: () => false });
  await negotiate(alice, bob);
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  expect(alice.media.pictures.isRefused).toBe(true);
  await alice.media.pictures.show(undefined);
  expect(await alice.media.createOffer()).not.toMatch(/^m=video (?!0 )/m);
  await alice.media.rollback();
  await Promise.all([hears(alice), hears(bob)]);
});

test('who takes no video but shows some is still seen after an offer of the other side', async () => {
  const alice = openSide({ ...parts(), takesVideo: () => false });
  const bob = openSide();
  await negotiate(alice, bob);
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  await negotiate(bob, alice);
  expect(alice.media.pictures.isWanted).toBe(true);
  expect(bob.theirVideo.at(-1)).toBe(1);
  // Nor does it see what they show from then on.
  await bob.media.pictures.show('camera');
  await negotiate(bob, alice);
  expect(alice.theirVideo.at(-1)).toBe(0);
  await sees(bob);
});

test.each(['offer', 'answer'])('video that the other side ends by its %s is over for both', async (by) => {
  const [alice, bob] = await connectedPair();
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  // On hold it only rests.
  bob.media.setHold(true);
  await negotiate(bob, alice);
  bob.media.setHold(false);
  await negotiate(bob, alice);
  expect(alice.refusals).toEqual([]);
  if (by === 'offer') await alice.media.acceptOffer(withoutVideo(await bob.media.createOffer()));
  else {
    const answer = await bob.media.acceptOffer(await alice.media.createOffer());
    await alice.media.acceptAnswer(withoutVideo(answer));
  }
  expect(alice.refusals).toEqual(['refused']);
  await alice.media.pictures.show(undefined);
  expect(alice.media.pictures.ours).toBeUndefined();
  expect(await alice.media.createOffer()).not.toMatch(/^m=video (?!0 )/m);
});

test('video that the other side does not take up again after a hold is over', async () => {
  const [alice, bob] = await connectedPair();
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  alice.media.setHold(true);
  await negotiate(alice, bob);
  expect(alice.refusals).toEqual([]);
  alice.media.setHold(false);
  const answer = await bob.media.acceptOffer(await alice.media.createOffer());
  await alice.media.acceptAnswer(answer.replace(/(^m=video [\s\S]*)^a=recvonly/m, '$1a=inactive'));
  expect(alice.refusals).toEqual(['refused']);
});

/** The same description, with port 0 for its video. */
function withoutVideo(sdp: string): string {
  return sdp.replace(/^m=video \d+/m, 'm=video 0').replace(/^(a=group:BUNDLE \S+).*$/m, '$1');
}

test('an offer of video that is refused as a whole leaves nothing of it', async () => {
  const [alice, bob] = await connectedPair();
  await alice.media.pictures.show('camera');
  expect(await alice.media.createOffer()).toMatch(/^m=video (?!0 )/m);
  await alice.media.rollback();
  expect(alice.media.pictures.isRefused).toBe(true);
  await alice.media.pictures.show(undefined);
  expect(await alice.media.createOffer()).not.toMatch(/^m=video/m);
  await alice.media.rollback();
  await negotiate(alice, bob);
  await negotiate(bob, alice);
  // The next try is a new one, also when the other side has offered some of its own meanwhile.
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  await sees(bob);
});

test('who was refused as a whole is shown what the other side offers later, and may answer with their own', async () => {
  const [alice, bob] = await connectedPair();
  await alice.media.pictures.show('camera');
  await alice.media.createOffer();
  await alice.media.rollback();
  await alice.media.pictures.show(undefined);
  await bob.media.pictures.show('camera');
  await negotiate(bob, alice);
  await sees(alice);
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  await Promise.all([sees(alice), sees(bob), hears(alice), hears(bob)]);
});

test('on hold nobody is seen, and both are again when it is over', async () => {
  const [alice, bob] = await connectedPair();
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  await sees(bob);
  alice.media.setHold(true);
  const offer = await alice.media.createOffer();
  expect(offer).toMatch(/^m=audio [\s\S]*^a=sendonly[\s\S]*^m=video [\s\S]*^a=inactive/m);
  await alice.media.acceptAnswer(await bob.media.acceptOffer(offer));
  expect(bob.theirVideo.at(-1)).toBe(0);
  expect(alice.media.pictures.ours?.enabled).toBe(false);
  alice.media.setHold(false);
  await negotiate(alice, bob);
  expect(bob.theirVideo.at(-1)).toBe(1);
  await sees(bob);
});

test.each(['ours', 'theirs'])('shown on hold (%s) it is seen when the call goes on', async (whose) => {
  const [alice, bob] = await connectedPair();
  const holder = whose === 'ours' ? alice : bob;
  const other = whose === 'ours' ? bob : alice;
  holder.media.setHold(true);
  await negotiate(holder, other);
  await alice.media.pictures.show('camera');
  await negotiate(alice, bob);
  expect([alice.media.pictures.isWanted, alice.media.pictures.isRefused]).toEqual([false, false]);
  expect(alice.refusals).toEqual([]);
  holder.media.setHold(false);
  await negotiate(holder, other);
  expect(alice.media.pictures.isWanted).toBe(true);
  await sees(bob);
});

test('a camera that opens when it is no more wanted is closed again', async () => {
  const camera = Promise.withResolvers<MediaStreamTrack>();
  const shared = parts();
  const alice = openSide({
    ...shared,
    pictures: { ...shared.pictures, camera: { open: () => camera.promise } },
  });
  const shown = alice.media.pictures.show('camera');
  await alice.media.pictures.show(undefined);
  const track = await new Camera(navigator.mediaDevices).open();
  camera.resolve(track);
  await shown;
  expect(track.readyState).toBe('ended');
  expect(alice.media.pictures.ours).toBeUndefined();
});

test('a camera that is not allowed is said so, and nothing is shown', async () => {
  const refused = new DOMException('no', 'NotAllowedError');
  const devices = Object.assign(Object.create(navigator.mediaDevices) as MediaDevices, {
    enumerateDevices: () => Promise.resolve([]),
    getUserMedia: () => Promise.reject(refused),
  });
  await expect(new Camera(devices).open()).rejects.toMatchObject({ problem: 'camera-denied' });
});
