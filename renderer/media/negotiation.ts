import { type CodecChoice, preferCodecs, withChosenCodecs, withOpus } from './codecs.ts';
import { direct, type OnlyTheirs, onlyTheirs, transceiversOf, videosOf, type Wishes } from './directions.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { MediaError } from './media-session.ts';
import { iceUfrags } from './sdp.ts';
import { onHold, withMediaDirections, withoutUnwanted } from './sdp-mending.ts';
import { firstPlaces, placeOfMid, placesIn, withPlacesOf } from './sdp-places.ts';
import type { Timers } from './timers.ts';

export interface NegotiationParts {
  readonly timers: Timers;
  readonly closing: AbortSignal;
  readonly codecs: CodecChoice;
}

/**
 * Offer and answer on one peer connection with one audio, and video where somebody wants it (RFC 3264); SDP is complete
 * when handed out.
 */
export class Negotiation {
  readonly #connection: RTCPeerConnection;
  readonly #timers: Timers;
  readonly #closing: AbortSignal;
  readonly #codecs: CodecChoice;
  #warmSince: number | undefined;
  /** How many places of the description the other side knows of. */
  #known = 0;
  #onlyTheirs: OnlyTheirs = new Map();
  /** The video of theirs that we took over when it rested. */
  #takenOver: string | undefined;

  constructor(connection: RTCPeerConnection, { timers, closing, codecs }: NegotiationParts) {
    this.#connection = connection;
    this.#codecs = codecs;
    this.#timers = timers;
    this.#closing = closing;
  }

  /** The call's audio; absent before the first offer, and after the other side rejected it. */
  get audio(): RTCRtpTransceiver | undefined {
    return transceiversOf(this.#connection, 'audio')[0];
  }

  /** The call's video, first what was agreed on, in the order of the offer. */
  get videos(): readonly RTCRtpTransceiver[] {
    return videosOf(this.#connection);
  }

  /** The video on which we show something, or would: the first on which the other side does not only show. */
  get ourVideo(): RTCRtpTransceiver | undefined {
    return this.videos.find(({ mid }) => !this.#onlyTheirs.has(mid ?? ''));
  }

  /** Looks for candidates before there is a description to put them into: the first one takes them over. */
  warmUp(): void {
    if (this.#warmSince !== undefined || this.#connection.localDescription !== null) return;
    this.#warmSince = this.#timers.now();
    this.#connection.setConfiguration({ ...this.#connection.getConfiguration(), iceCandidatePoolSize: 1 });
  }

  /**
   * On hold the offer says so, but is applied here as `sendrecv`: the answer makes the same of it, and until then, or
   * when it is refused, everything stays as it is. Chromium stops playing with a `sendonly` offer and does not begin
   * again with its rollback.
   */
  async createOffer(wishes: Wishes, restart: boolean): Promise<string> {
    const offer = this.#asKnown(await this.#offer(wishes, restart), wishes);
    return wishes.held ? onHold(offer) : offer;
  }

  /**
   * Applies the other side's offer; one of ours still unanswered gives way to it.
   * @param hasVideo whether there is to be any, in one direction or both; else it is refused as a whole
   */
  async takeOffer(sdp: string, hasVideo: boolean): Promise<void> {
    if (this.#connection.signalingState === 'have-local-offer') await this.rollback();
    const offer = this.#asWanted(withoutUnwanted(withMediaDirections(sdp), hasVideo));
    const agreed = this.#connection.currentLocalDescription?.sdp;
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: withPlacesOf(offer, agreed) });
    this.#known = placesIn(sdp);
    // As the browser repeats it, also media that came without a mid has one.
    this.#onlyTheirs = onlyTheirs(this.#connection.remoteDescription?.sdp ?? '', this.#onlyTheirs);
    if (this.audio === undefined) throw new MediaError('media-failed');
  }

  async createAnswer(wishes: Wishes): Promise<string> {
    direct(this.#connection, this.ourVideo, wishes);
    this.#prefer();
    return firstPlaces(await this.#describe(await this.#connection.createAnswer()), this.#known);
  }

  async takeAnswer(sdp: string): Promise<void> {
    const offered = this.#connection.localDescription?.sdp;
    const answer = this.#asWanted(withPlacesOf(withMediaDirections(sdp), offered));
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer });
    this.#known = placesIn(sdp);
    if (this.audio === undefined) throw new MediaError('media-failed');
  }

  /** They want no video of ours. What was theirs is so again: the next try is made on a further one. */
  giveBackVideo(): void {
    if (this.#takenOver !== undefined) this.#onlyTheirs.set(this.#takenOver, 'sendonly');
    this.#takenOver = undefined;
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

  /** Of video of ours that was refused before, the other side is not told again. */
  #asKnown(offer: string, { showsVideo }: Wishes): string {
    const shown = showsVideo ? placeOfMid(offer, this.ourVideo?.mid ?? null) : 0;
    return firstPlaces(offer, Math.max(this.#known, placeOfMid(offer, this.audio?.mid ?? null), shown));
  }

  #asWanted(theirs: string): string {
    return withOpus(withChosenCodecs(theirs, this.#codecs), this.#codecs);
  }

  #prefer(): void {
    const transceivers = [...transceiversOf(this.#connection, 'audio'), ...this.videos];
    preferCodecs(transceivers, this.#codecs, (kind) => RTCRtpReceiver.getCapabilities(kind)?.codecs ?? []);
  }

  async #offer(wishes: Wishes, restart: boolean): Promise<string> {
    if (this.audio === undefined) this.#connection.addTransceiver('audio');
    if (wishes.showsVideo && this.ourVideo === undefined) this.#makeRoom();
    direct(this.#connection, this.ourVideo, { ...wishes, held: false });
    this.#prefer();
    return this.#describe(await this.#connection.createOffer({ iceRestart: restart }));
  }

  /** For our video. One that rests comes before a further one: many a phone has room for one alone. */
  #makeRoom(): void {
    const isResting = (mid: string | null): boolean => this.#onlyTheirs.get(mid ?? '') === 'inactive';
    const mid = this.videos.find((video) => isResting(video.mid))?.mid ?? undefined;
    if (mid === undefined) this.#connection.addTransceiver('video');
    else this.#onlyTheirs.delete(mid);
    this.#takenOver = mid;
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<string> {
    const former = this.#connection.localDescription?.sdp;
    const known = iceUfrags(former ?? '');
    // New with new credentials, and with media that does not share the transport of what was there.
    const ufrag = iceUfrags(description.sdp ?? '').find((each) => !known.includes(each));
    const gathered =
      ufrag === undefined
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
    return withOpus(sdp, this.#codecs);
  }
}
