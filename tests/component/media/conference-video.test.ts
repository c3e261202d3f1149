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
  await connection.setLocalDescription();
  await expect.poll(() => connection.iceGatheringState, patience).toBe('complete');
  const answer = await side.media.acceptOffer(present(connection.localDescription).sdp);
  await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  return { side, connection };
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
  await connection.setLocalDescription();
  const answer = await side.media.acceptOffer(present(connection.localDescription).sdp);
  await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  expect(directionsOf(connection)).toEqual(['sendonly', 'recvonly', 'sendonly']);
  expect(side.refusals).toEqual([]);
  await Promise.all([sees({ connection }), sees(side, 2)]);
});
