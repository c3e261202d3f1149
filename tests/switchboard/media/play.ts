import { melodyPacket, sampleRate, samplesPerPacket } from './melody.ts';
import type { MediaPeer } from './media-peer.ts';

export type MediaKind = 'echo' | 'music' | 'silence';

/** Starts what the callee hears and returns what stops it. */
export function play(kind: MediaKind, peer: MediaPeer): () => void {
  if (kind === 'echo') return playEcho(peer);
  return kind === 'music' ? playMelody(peer) : () => undefined;
}

/** The codecs in which each kind can be spoken. The melody is encoded here, hence PCMU only. */
export function codecsFor(kind: MediaKind): readonly string[] {
  return kind === 'music' ? ['pcmu'] : ['opus', 'pcmu', 'pcma', 'g722'];
}

function playEcho(peer: MediaPeer): () => void {
  peer.onAudio = (packet) => peer.send(packet);
  return () => (peer.onAudio = undefined);
}

/** Timers are late now and then: as many packets are sent as are due by the clock. */
function playMelody(peer: MediaPeer): () => void {
  const packetMs = (samplesPerPacket / sampleRate) * 1000;
  const started = performance.now();
  let packet = 0;
  const timer = setInterval(() => {
    const due = (performance.now() - started) / packetMs;
    for (; packet < due; packet += 1) {
      peer.send({
        payload: melodyPacket(packet),
        timestamp: packet * samplesPerPacket,
        marker: packet === 0,
      });
    }
  }, packetMs);
  return () => clearInterval(timer);
}
