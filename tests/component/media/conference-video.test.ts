import { expect, onTestFinished, test } from 'vitest';
import { Camera } from '../../../renderer/media/camera.ts';
import { openSide, patience, type Side } from './pair.ts';
import { present } from './present.ts';
import { sees } from './sees.ts';

/** A conference on a server, in which each of these videos is offered in this direction; what it offers is answered. */
async function conference(...directions: readonly RTCRtpTransceiverDirection[]) {
  const side = openSide();
  const connection = new RTCPeerConnection();
  const camera = new Camera(navigator.mediaDevices);
  const tracks = await Promise.all(directions.map(() => camera.open()));
  onTestFinished(() => {
    for (const track of tracks) track.stop();
    connection.close();
  });
  connection.addTransceiver('audio');
  directions.forEach((direction, at) => connection.addTransceiver(present(tracks[at]), { direction }));
  await offeredBy(connection, side);
  return { side, connection };
}

/** The server offers, the side answers. */
async function offeredBy(connection: RTCPeerConnection, side: Side): Promise<void> {
  await connection.setLocalDescription();
  await expect.poll(() => connection.iceGatheringState, patience).toBe('complete');
  const answer = await side.media.acceptOffer(present(connection.localDescription).sdp);
  await connection.setRemoteDescription({ type: 'answer', sdp: answer });
}

/** The side offers, the server takes all of it. */
async function offered(side: Side, connection: RTCPeerConnection): Promise<string> {
  const offer = await side.media.createOffer();
  await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  await connection.setLocalDescription();
  await side.media.acceptAnswer(present(connection.localDescription).sdp);
  return offer;
}

const directionsOf = (connection: RTCPeerConnection) =>
  connection
    .getTransceivers()
    .filter(({ receiver }) => receiver.track.kind === 'video')
    .map(({ currentDirection }) => currentDirection);

test('several videos of a conference all come', async () => {
  const { side } = await conference('sendonly', 'sendonly', 'sendonly');
  expect(side.theirVideo.at(-1)).toBe(3);
  await sees(side, 3);
});

test('our camera takes no place of what others show: it is offered on a video of its own', async () => {
  const { side, connection } = await conference('sendonly', 'sendonly');
  await sees(side, 2);
  await side.media.pictures.show('camera');
  expect(side.media.pictures.isWanted).toBe(false);
  const offer = await offered(side, connection);
  expect(offer.match(/^m=video/gm)).toHaveLength(3);
  expect(directionsOf(connection)).toEqual(['sendonly', 'sendonly', 'recvonly']);
  expect([side.media.pictures.isWanted, side.media.pictures.isRefused]).toEqual([true, false]);
  expect(side.theirVideo.at(-1)).toBe(2);
  await Promise.all([sees({ connection }), sees(side, 2)]);
});

test('our camera takes the video on which the conference would see us, wherever it stands', async () => {
  const { side, connection } = await conference('sendonly', 'sendrecv', 'sendonly');
  await side.media.pictures.show('camera');
  const offer = await offered(side, connection);
  expect(offer.match(/^m=video/gm)).toHaveLength(3);
  expect(directionsOf(connection)).toEqual(['sendonly', 'sendrecv', 'sendonly']);
  await Promise.all([sees({ connection }), sees(side, 3)]);
});

test('whoever comes into the conference later is seen, and our camera goes on', async () => {
  const { side, connection } = await conference('sendonly');
  await side.media.pictures.show('camera');
  await offered(side, connection);
  const further = await new Camera(navigator.mediaDevices).open();
  onTestFinished(() => further.stop());
  connection.addTransceiver(further, { direction: 'sendonly' });
  await offeredBy(connection, side);
  expect(directionsOf(connection)).toEqual(['sendonly', 'recvonly', 'sendonly']);
  expect(side.refusals).toEqual([]);
  await Promise.all([sees({ connection }), sees(side, 2)]);
});

/** The other side has shown something, and does so no more. */
async function rested() {
  const { side, connection } = await conference('sendonly');
  const [video] = connection.getTransceivers().filter(({ receiver }) => receiver.track.kind === 'video');
  present(video).direction = 'inactive';
  await offeredBy(connection, side);
  expect(side.theirVideo.at(-1)).toBe(0);
  return { side, connection, video: present(video) };
}

test('a video on which nobody shows anything any more is used for our camera', async () => {
  const { side, connection, video } = await rested();
  await side.media.pictures.show('camera');
  video.direction = 'recvonly';
  const offer = await offered(side, connection);
  expect(offer.match(/^m=video/gm)).toHaveLength(1);
  expect(directionsOf(connection)).toEqual(['recvonly']);
  expect(side.refusals).toEqual([]);
  await sees({ connection });
});

test('where they do not want our camera on it, the next try is a video of its own', async () => {
  const { side, connection } = await rested();
  await side.media.pictures.show('camera');
  await offered(side, connection);
  expect(side.refusals).toEqual(['refused']);
  await side.media.pictures.show(undefined);
  await side.media.pictures.show('camera');
  await offered(side, connection);
  expect(directionsOf(connection)).toEqual(['inactive', 'recvonly']);
  expect(side.media.pictures.isRefused).toBe(false);
  await sees({ connection });
});
