import { expect, onTestFinished, test } from 'vitest';
import { connectedPair, hears, negotiate, openSide, parts } from './pair.ts';
import { present } from './present.ts';

function peer(configuration: RTCConfiguration = {}): RTCPeerConnection {
  const connection = new RTCPeerConnection(configuration);
  onTestFinished(() => connection.close());
  return connection;
}

async function gathered(connection: RTCPeerConnection): Promise<string> {
  await connection.setLocalDescription();
  await expect.poll(() => connection.iceGatheringState, { timeout: 5000 }).toBe('complete');
  return present(connection.localDescription).sdp;
}

test.each([
  ['after', ['audio', 'video']],
  ['before', ['video', 'audio']],
])(
  'video offered %s audio is rejected where it is not wanted, and the audio comes up',
  async (_name, kinds) => {
    const other = peer();
    for (const kind of kinds) other.addTransceiver(kind);
    const side = openSide(withoutVideo());
    const answer = await side.media.acceptOffer(await gathered(other));
    expect(answer).toMatch(/^m=video 0 /m);
    expect(answer).toMatch(/^m=audio (?!0 )/m);
    await other.setRemoteDescription({ type: 'answer', sdp: answer });
    await expect.poll(() => side.states, { timeout: 10_000 }).toEqual(['connected']);
  },
);

test('a max-bundle offer whose audio rides on its video is answered with the video inactive', async () => {
  const other = peer({ bundlePolicy: 'max-bundle' });
  other.addTransceiver('video');
  other.addTransceiver('audio');
  const offer = await gathered(other);
  const side = openSide(withoutVideo());
  const answer = await side.media.acceptOffer(offer);
  expect(answer).toMatch(/^m=video [\s\S]*^a=inactive[\s\S]*^m=audio [\s\S]*^a=sendrecv/m);
  await other.setRemoteDescription({ type: 'answer', sdp: answer });
  await expect.poll(() => side.states, { timeout: 10_000 }).toEqual(['connected']);
});

test('video added in a call and offered again later is rejected each time; the call goes on', async () => {
  const [alice, bob] = await connectedPair(withoutVideo());
  for (const _attempt of [1, 2]) {
    const offer =
      (await bob.media.createOffer()) + videoSection(present(bob.connection.localDescription).sdp);
    await bob.media.rollback();
    const answer = await alice.media.acceptOffer(offer);
    expect(answer).toMatch(/^m=video 0 /m);
    expect(answer).toMatch(/^m=audio (?!0 )/m);
  }
  await Promise.all([hears(alice), hears(bob)]);
});

test('our own offer after a rejected video has audio alone', async () => {
  const other = peer();
  other.addTransceiver('audio');
  other.addTransceiver('video');
  const side = openSide(withoutVideo());
  const answer = await side.media.acceptOffer(await gathered(other));
  await other.setRemoteDescription({ type: 'answer', sdp: answer });
  const offer = await side.media.createOffer();
  expect(offer.match(/^m=\w+ [1-9]/gm)).toHaveLength(1);
  await other.setRemoteDescription({ type: 'offer', sdp: offer });
  await other.setLocalDescription();
  await side.media.acceptAnswer(present(other.localDescription).sdp);
});

test('a fax beside the audio is rejected', async () => {
  const other = peer();
  other.addTransceiver('audio');
  const side = openSide();
  // As a plain SIP peer writes it, without mids.
  const offer = (await gathered(other)).replace(/^a=(mid:|group:BUNDLE).*\r\n/gm, '');
  const fax = 'm=image 20000 udptl t38\r\nc=IN IP4 127.0.0.1\r\na=T38FaxVersion:0\r\n';
  const answer = await side.media.acceptOffer(offer + fax);
  expect(answer).toMatch(/^m=image 0 /m);
  expect(answer).toMatch(/^m=audio (?!0 )/m);
});

test('an offer without audio is refused', async () => {
  const other = peer();
  other.addTransceiver('video');
  const side = openSide();
  await expect(side.media.acceptOffer(await gathered(other))).rejects.toMatchObject({
    problem: 'media-failed',
  });
  await negotiate(openSide(), side);
});

function withoutVideo(): ReturnType<typeof parts> {
  return { ...parts(), takesVideo: () => false };
}

/** A video section that goes with the transport of `sdp`'s audio. */
function videoSection(sdp: string): string {
  const transport = present(sdp.match(/^a=(ice-ufrag|ice-pwd|fingerprint):.*\r\n/gm)).join('');
  return `m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\n${transport}a=setup:actpass\r\na=mid:v\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:96 VP8/90000\r\n`;
}
