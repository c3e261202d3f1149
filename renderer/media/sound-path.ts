import type { Microphone } from './microphone.ts';
import type { Output } from './output-device.ts';

/** What sound passes on its way, in that order. */
export interface SoundPath {
  /** It hears something. */
  readonly microphone: boolean;
  /** What is heard is encoded and sent. */
  readonly encoding: boolean;
  /** What is sent arrives, encrypted, within this computer. */
  readonly network: boolean;
  /** What arrives is decoded and taken by the speaker. */
  readonly speaker: boolean;
}

/** How often it looks, and when it gives up, in ms. */
const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 5_000;

/**
 * A call from this page to itself: microphone, encoder, ICE and DTLS, decoder, speaker, and no server. Fails with a
 * `MediaError` where there is no microphone.
 */
export async function testSoundPath(microphone: Microphone, speaker: Output): Promise<SoundPath> {
  let sender: RTCRtpSender | undefined;
  const use = await microphone.open(() => {
    // Refused only by a connection that is being closed.
    sender?.replaceTrack(use.track).catch(() => undefined);
  });
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const element = new Audio();
  const detach = speaker.attach(element);
  try {
    to.addEventListener('track', ({ track }) => {
      element.srcObject = new MediaStream([track]);
      element.play().catch(() => undefined);
    });
    sender = from.addTrack(use.track);
    await connect(from, to);
    return await look(from, to, element);
  } finally {
    from.close();
    to.close();
    detach();
    element.srcObject = null;
    use.release();
  }
}

async function connect(from: RTCPeerConnection, to: RTCPeerConnection): Promise<void> {
  for (const [one, other] of [
    [from, to],
    [to, from],
  ] as const)
    one.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null) other.addIceCandidate(candidate).catch(() => undefined);
    });
  const offer = await from.createOffer();
  await Promise.all([to.setRemoteDescription(offer), from.setLocalDescription(offer)]);
  const answer = await to.createAnswer();
  await Promise.all([from.setRemoteDescription(answer), to.setLocalDescription(answer)]);
}

async function look(
  from: RTCPeerConnection,
  to: RTCPeerConnection,
  element: HTMLMediaElement,
): Promise<SoundPath> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const [sent, received] = [await statsOf(from), await statsOf(to)];
    const path = {
      microphone: (sent.totalAudioEnergy ?? 0) > 0,
      encoding: (sent.packetsSent ?? 0) > 0,
      network: (received.packetsReceived ?? 0) > 0,
      speaker: (received.jitterBufferEmittedCount ?? 0) > 0 && element.currentTime > 0,
    };
    if (Object.values(path).every(Boolean) || performance.now() > end) return path;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

type Numbers = RTCInboundRtpStreamStats & RTCOutboundRtpStreamStats & { totalAudioEnergy?: number };

/** What the statistics say of source and stream, as one. */
async function statsOf(connection: RTCPeerConnection): Promise<Partial<Numbers>> {
  const wanted = ['media-source', 'outbound-rtp', 'inbound-rtp'];
  const all = [...(await connection.getStats()).values()] as { type: string }[];
  return Object.assign({}, ...all.filter(({ type }) => wanted.includes(type))) as Partial<Numbers>;
}
