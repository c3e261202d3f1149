import { RTCPeerConnection, RtpHeader, RtpPacket } from 'werift';
import { codecsOf, isTelephoneEvent, nameOf, narrowed, type Codec } from './codecs.ts';
import { offeredCodecs, toParameters } from './offered-codecs.ts';
import { parseTelephoneEvent } from './telephone-event.ts';
import { answerDirection, attribute, directionOf, formatSdp, parseSdp, refused, sends } from './sdp.ts';
import { withDirection, withSetup, type Direction, type DtlsRole } from './sdp.ts';
import type { MediaSection, SessionDescription } from './sdp.ts';

export interface MediaOptions {
  /** Names of codecs that are spoken, such as `opus`; of an offer the first of them is taken. */
  readonly codecs: readonly string[];
  readonly telephoneEvent: boolean;
}

export interface AudioPacket {
  readonly payload: Buffer;
  readonly timestamp: number;
  readonly marker: boolean;
}

/** An offer without a section that could be answered: 488 (RFC 3261 §21.4.26). */
export class NotAcceptable extends Error {
  override readonly name = 'NotAcceptable';
}

/**
 * One audio stream over ICE and DTLS-SRTP. werift carries the packets; what is negotiated is decided
 * here, so that hold, refused video and answers without telephone-event come out as a phone meets them.
 */
export class MediaPeer {
  onAudio: ((packet: AudioPacket) => void) | undefined;
  onDigit: ((digit: string) => void) | undefined;
  packetsReceived = 0;
  packetsSent = 0;
  /** What the peer last asked for, seen from the peer: `sendonly` when it holds us. */
  remoteDirection: Direction = 'sendrecv';
  readonly #options: MediaOptions;
  readonly #connection: RTCPeerConnection;
  readonly #sessionId = Math.floor(Math.random() * 1e9);
  #version = 0;
  #direction: Direction = 'inactive';
  #section: MediaSection | undefined;
  #remoteUfrag: string | undefined;
  #dtlsRole: DtlsRole = 'active';
  #codecs: Codec[] = [];
  #lastEvent: number | undefined;
  #sequenceNumber = Math.floor(Math.random() * 0x8000);

  constructor(options: MediaOptions) {
    this.#options = options;
    const offerable = offeredCodecs.filter((codec) =>
      isTelephoneEvent(codec) ? options.telephoneEvent : options.codecs.includes(nameOf(codec)),
    );
    this.#connection = new RTCPeerConnection({
      codecs: { audio: offerable.map(toParameters) },
      iceServers: [],
      iceAdditionalHostAddresses: ['127.0.0.1'],
      iceUseIpv6: false,
      bundlePolicy: 'max-bundle',
    });
    this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
    for (const transport of this.#connection.dtlsTransports) {
      transport.onRtp.subscribe((packet) => this.#receive(packet));
    }
  }

  /** The codec in use, once an offer was answered. */
  get codec(): string | undefined {
    const codec = this.#codecs.find((each) => !isTelephoneEvent(each));
    return codec && nameOf(codec);
  }

  get direction(): Direction {
    return this.#direction;
  }

  get connected(): boolean {
    return this.#connection.connectionState === 'connected';
  }

  async answer(offerText: string): Promise<string> {
    const offer = parseSdp(offerText);
    const offered = this.#acceptable(offer);
    const ufrag = attribute(offered, 'ice-ufrag');
    // The same user name fragment means no ICE restart: the transport stays as it is (RFC 8839 §4.4.1.1.1).
    if (!this.#section || ufrag !== this.#remoteUfrag) {
      const restarts = this.#section !== undefined;
      this.#section = await this.#negotiate(offer, offered);
      this.#remoteUfrag = ufrag;
      // werift leaves out the checks when DTLS is up already.
      if (restarts) void this.#connection.iceTransports[0]?.start().catch(() => undefined);
    }
    this.#setRemoteDirection(directionOf(offer, offered));
    const own = withSetup(withDirection(this.#section, this.#direction), this.#dtlsRole);
    return this.#describe(offer.media.map((section) => (section === offered ? own : refused(section))));
  }

  /** The first offer, or with a direction a later one: nothing but the direction changes. */
  async offer(direction: Direction = 'sendrecv'): Promise<string> {
    if (!this.#section) {
      await this.#connection.setLocalDescription(await this.#connection.createOffer());
      this.#section = this.#ownSection();
    }
    return this.#describe([withSetup(withDirection(this.#section, direction), 'actpass')]);
  }

  async accept(answerText: string): Promise<void> {
    const answer = parseSdp(answerText);
    const section = this.#acceptable(answer);
    if (this.#connection.signalingState === 'have-local-offer') {
      this.#codecs = this.#wanted(codecsOf(section));
      this.#remoteUfrag = attribute(section, 'ice-ufrag');
      this.#dtlsRole = attribute(section, 'setup') === 'passive' ? 'active' : 'passive';
      const sdp = formatSdp({ session: answer.session, media: [narrowed(section, this.#codecs)] });
      await this.#connection.setRemoteDescription({ type: 'answer', sdp });
    }
    this.#setRemoteDirection(directionOf(answer, section));
  }

  /** Packets leave only where the negotiated direction lets them. */
  send(packet: AudioPacket): void {
    const codec = this.#codecs.find((each) => !isTelephoneEvent(each));
    const [sender] = this.#connection.getSenders();
    if (!codec || !sender || !this.connected || !sends(this.#direction)) return;
    this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
    const { payload, timestamp, marker } = packet;
    const { payloadType } = codec;
    const header = new RtpHeader({ payloadType, timestamp, marker, sequenceNumber: this.#sequenceNumber });
    this.packetsSent += 1;
    // A packet that a closing connection refuses is lost like any other.
    void sender.sendRtp(new RtpPacket(header, payload)).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.onAudio = undefined;
    this.onDigit = undefined;
    await this.#connection.close();
  }

  async #negotiate(offer: SessionDescription, offered: MediaSection): Promise<MediaSection> {
    this.#codecs = this.#wanted(codecsOf(offered));
    const mid = attribute(offered, 'mid');
    const session = offer.session.filter((line) => !line.startsWith('a=group:'));
    if (mid !== undefined) session.push(`a=group:BUNDLE ${mid}`);
    const sdp = formatSdp({ session, media: [narrowed(offered, this.#codecs)] });
    await this.#connection.setRemoteDescription({ type: 'offer', sdp });
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    return this.#ownSection();
  }

  #ownSection(): MediaSection {
    const [section] = parseSdp(this.#connection.localDescription?.sdp ?? '').media;
    if (!section) throw new NotAcceptable('no local description');
    // All candidates are gathered: nothing trickles.
    return { ...section, lines: section.lines.filter((line) => line !== 'a=ice-options:trickle') };
  }

  #describe(media: readonly MediaSection[]): string {
    this.#version += 1;
    const mids = media
      .filter((section) => section.port !== 0)
      .map((section) => attribute(section, 'mid') ?? '0');
    const session = [
      'v=0',
      `o=- ${this.#sessionId} ${this.#version} IN IP4 127.0.0.1`,
      's=-',
      't=0 0',
      `a=group:BUNDLE ${mids.join(' ')}`,
      'a=msid-semantic:WMS *',
    ];
    return formatSdp({ session, media });
  }

  #acceptable(description: SessionDescription): MediaSection {
    const section = description.media.find((each) => each.kind === 'audio' && each.port !== 0);
    if (!section) throw new NotAcceptable('no audio');
    if (!this.#wanted(codecsOf(section)).some((codec) => !isTelephoneEvent(codec))) {
      throw new NotAcceptable('no common codec');
    }
    return section;
  }

  #wanted(offered: readonly Codec[]): Codec[] {
    const audio = offered.find((codec) => this.#options.codecs.includes(nameOf(codec)));
    const events = this.#options.telephoneEvent ? offered.filter(isTelephoneEvent) : [];
    return audio ? [audio, ...events] : events;
  }

  #setRemoteDirection(direction: Direction): void {
    this.remoteDirection = direction;
    this.#direction = answerDirection(direction);
  }

  #receive(packet: RtpPacket): void {
    const codec = this.#codecs.find((each) => each.payloadType === packet.header.payloadType);
    if (!codec) return;
    if (isTelephoneEvent(codec)) {
      this.#receiveEvent(packet);
      return;
    }
    this.packetsReceived += 1;
    const { timestamp, marker } = packet.header;
    this.onAudio?.({ payload: packet.payload, timestamp, marker });
  }

  /** All packets of one event bear one timestamp, and the last is sent three times (RFC 4733 §2.5.1). */
  #receiveEvent(packet: RtpPacket): void {
    const event = parseTelephoneEvent(packet.payload);
    if (!event?.end || packet.header.timestamp === this.#lastEvent) return;
    this.#lastEvent = packet.header.timestamp;
    this.onDigit?.(event.digit);
  }
}
