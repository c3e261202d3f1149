import { RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { Journal } from '../../switchboard/journal.ts';
import { afterThisTest } from './with-switchboard.ts';

const codecs = {
  opus: new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48000, channels: 2, payloadType: 96 }),
  pcmu: new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 }),
  events: new RTCRtpCodecParameters({ mimeType: 'audio/telephone-event', clockRate: 8000, payloadType: 101 }),
};

/** The media side of a phone: its own ICE, DTLS and SRTP over real UDP. */
export class MediaCaller {
  readonly received = new Journal<RtpPacket>();
  readonly connection: RTCPeerConnection;
  #sequenceNumber = 0;

  constructor(...names: (keyof typeof codecs)[]) {
    this.connection = new RTCPeerConnection({
      codecs: { audio: names.map((name) => codecs[name]) },
      iceServers: [],
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
      bundlePolicy: 'max-bundle',
    });
    this.connection.addTransceiver('audio', { direction: 'sendrecv' });
    for (const transport of this.connection.dtlsTransports) {
      transport.onRtp.subscribe((packet) => this.received.record(packet));
    }
    afterThisTest(() => this.connection.close());
  }

  async offer(): Promise<string> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    return this.connection.localDescription?.sdp ?? '';
  }

  async answer(offer: string): Promise<string> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    return this.connection.localDescription?.sdp ?? '';
  }

  async accept(answer: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  async connected(): Promise<void> {
    while (this.connection.connectionState !== 'connected')
      await this.connection.connectionStateChange.asPromise();
  }

  send(payloadType: number, payload: Buffer, timestamp: number): void {
    this.#sequenceNumber += 1;
    const [transport] = this.connection.dtlsTransports;
    const [sender] = this.connection.getSenders();
    const ssrc = sender?.ssrc ?? 0;
    void transport?.sendRtp(
      payload,
      new RtpHeader({ payloadType, timestamp, ssrc, sequenceNumber: this.#sequenceNumber }),
    );
  }

  /** Talks like a phone, a packet every 20 ms, until that comes back: then both ends are up. */
  async echoed(text: string): Promise<RtpPacket> {
    const payload = Buffer.from(text);
    let timestamp = 0;
    // The offerer numbers the payload types (RFC 3264 §6.1).
    const payloadType = this.connection.getTransceivers()[0]?.codecs[0]?.payloadType ?? 0;
    const talk = (): void => this.send(payloadType, payload, (timestamp += 960));
    const timer = setInterval(talk, 20);
    try {
      return await this.received.waitFor((packet) => packet.payload.equals(payload));
    } finally {
      clearInterval(timer);
    }
  }

  /** One key: the last packet three times over, as RFC 4733 §2.5.1.4 has it. */
  press(event: number, timestamp: number): void {
    for (const [end, duration] of [
      [0, 400],
      [0x80, 800],
      [0x80, 800],
      [0x80, 800],
    ] as const) {
      this.send(101, Buffer.from([event, end | 10, duration >> 8, duration & 0xff]), timestamp);
    }
  }
}
