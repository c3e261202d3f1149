import { gatherCandidates } from './gather-candidates.ts';
import { MediaError } from './media-session.ts';
import { iceUfrag } from './sdp.ts';
import { audioOnly, withAudioDirection, withMediaDirections } from './sdp-mending.ts';
import type { Timers } from './timers.ts';

/** Offer and answer on one peer connection with a single audio (RFC 3264), SDP complete when handed out. */
export class Negotiation {
  readonly #connection: RTCPeerConnection;
  readonly #timers: Timers;
  readonly #closing: AbortSignal;
  #warmSince: number | undefined;

  constructor(connection: RTCPeerConnection, timers: Timers, closing: AbortSignal) {
    this.#connection = connection;
    this.#timers = timers;
    this.#closing = closing;
  }

  /** The call's audio; absent before the first offer, and after the other side rejected it. */
  get audio(): RTCRtpTransceiver | undefined {
    return this.#connection
      .getTransceivers()
      .find(
        (transceiver) => transceiver.receiver.track.kind === 'audio' && transceiver.direction !== 'stopped',
      );
  }

  /** Looks for candidates before there is a description to put them into: the first one takes them over. */
  warmUp(): void {
    if (this.#warmSince !== undefined || this.#connection.localDescription !== null) return;
    this.#warmSince = this.#timers.now();
    this.#connection.setConfiguration({ ...this.#connection.getConfiguration(), iceCandidatePoolSize: 1 });
  }

  /**
   * On hold the offer says `sendonly`, but is applied here as `sendrecv`: the answer makes the same of it, and
   * until then, or when it is refused, everything stays as it is. Chromium stops playing with a `sendonly` offer
   * and does not begin again with its rollback.
   */
  async createOffer(held: boolean, restart: boolean): Promise<string> {
    if (this.audio === undefined) this.#connection.addTransceiver('audio');
    this.#direct('sendrecv');
    const offer = await this.#describe(await this.#connection.createOffer({ iceRestart: restart }));
    return held ? withAudioDirection(offer, 'sendonly') : offer;
  }

  /** Applies the other side's offer; one of ours still unanswered gives way to it. */
  async takeOffer(sdp: string): Promise<void> {
    if (this.#connection.signalingState === 'have-local-offer') await this.rollback();
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: audioOnly(withMediaDirections(sdp)) });
    if (this.audio === undefined) throw new MediaError('media-failed');
  }

  async createAnswer(held: boolean): Promise<string> {
    this.#direct(held ? 'sendonly' : 'sendrecv');
    return this.#describe(await this.#connection.createAnswer());
  }

  async takeAnswer(sdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: withMediaDirections(sdp) });
    if (this.audio === undefined) throw new MediaError('media-failed');
  }

  /** Back to what was agreed last, from an offer of either side. */
  async rollback(): Promise<void> {
    const { signalingState } = this.#connection;
    if (signalingState === 'have-local-offer') {
      await this.#connection.setLocalDescription({ type: 'rollback' });
    } else if (signalingState === 'have-remote-offer') {
      await this.#connection.setRemoteDescription({ type: 'rollback' });
    }
  }

  /**
   * Says anew what we want, before each offer and each answer: the browser then works out what both want. Left
   * as it was, the direction of an earlier answer would stay for good (`recvonly` after `inactive`).
   */
  #direct(direction: RTCRtpTransceiverDirection): void {
    const { audio } = this;
    for (const transceiver of this.#connection.getTransceivers()) {
      if (transceiver.direction === 'stopped') continue;
      transceiver.direction = transceiver === audio ? direction : 'inactive';
    }
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<string> {
    const ufrag = iceUfrag(description.sdp ?? '');
    const former = this.#connection.localDescription?.sdp;
    const gathered =
      ufrag === iceUfrag(former ?? '')
        ? undefined
        : gatherCandidates(this.#connection, ufrag, {
            timers: this.#timers,
            isRestart: former !== undefined,
            warmSince: former === undefined ? this.#warmSince : undefined,
            signal: this.#closing,
          });
    await this.#connection.setLocalDescription(description);
    await gathered;
    const sdp = this.#connection.localDescription?.sdp;
    if (sdp === undefined || this.#closing.aborted) throw new MediaError('media-failed');
    return sdp;
  }
}
