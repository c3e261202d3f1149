import {
  type BodyAndContentType,
  Core,
  Invitation,
  type Session,
  type SessionDescriptionHandler,
} from 'sip.js';
import { MediaError, type MediaProblem } from '../../media/media-session.ts';
import type { CallMedia } from './call-media.ts';
import { hasUsableAudio, isSameAnswer } from './usable-audio.ts';

const sdpType = 'application/sdp';

/** An offer that is going to be made; `restart` asks for new ICE credentials. */
export interface OfferRequest {
  readonly restart: boolean;
}

/**
 * Offer and answer (RFC 3264) between SIP.js and the media session of a call. Steps run one after the other, in the
 * order in which SIP.js asked for them.
 */
export class MediaDescriptionHandler implements SessionDescriptionHandler {
  readonly #session: () => Session | undefined;
  readonly #media: CallMedia;
  readonly #describing: (description: Promise<unknown>) => void;
  #last: Promise<unknown> = Promise.resolve();
  #remoteOffer: string | undefined;
  #requested: OfferRequest | undefined;
  #offered: OfferRequest | undefined;
  #prepared: string | undefined;
  #earlyAnswer: string | undefined;
  #needsOffer = false;
  #problem: MediaProblem | undefined;

  /** @param describing told of each description that SIP.js waits for. */
  constructor(
    media: CallMedia,
    session: () => Session | undefined,
    describing: (description: Promise<unknown>) => void,
  ) {
    this.#media = media;
    this.#session = session;
    this.#describing = describing;
  }

  /** Why the last step failed, if it did. */
  get problem(): MediaProblem | undefined {
    return this.#problem;
  }

  /** Whether the answer that counts was not for the media that is up: a new offer must go out (see `#answered`). */
  get needsOffer(): boolean {
    return this.#needsOffer;
  }

  /** The next description that SIP.js asks for is this offer of ours. */
  request(offer: OfferRequest): void {
    this.#requested = offer;
  }

  /** Takes this very offer back, should it be outstanding: it never left. */
  discard(offer: OfferRequest): Promise<void> {
    return this.#do(async () => {
      if (this.#offered === offer) await this.#takeBack();
    });
  }

  /** The call rings here: what an answer needs is got ready. A failure is said when the person answers. */
  warmUp(): void {
    this.#media.open().then(
      (media) => media.warmUp(),
      () => undefined,
    );
  }

  /**
   * Makes the description for a 200 before it is asked for, so that a failure leaves the call ringing; the media is
   * released then, and opened again with the next try.
   */
  async prepare(offer: string | undefined): Promise<void> {
    const preparing = this.#do(async () => {
      if (offer !== undefined && !hasUsableAudio(offer)) throw new MediaError('media-failed');
      const media = await this.#media.open();
      this.#prepared = offer === undefined ? await media.createOffer() : await media.acceptOffer(offer);
      this.#offered = offer === undefined ? { restart: false } : undefined;
    });
    this.#describing(preparing);
    try {
      await preparing;
    } catch (error) {
      this.#media.close();
      throw error;
    }
  }

  /** Applies an answer that came in a provisional response, once. Whether there is sound now. */
  async applyEarly(answer: string): Promise<boolean> {
    try {
      await this.#do(async () => {
        if (this.#earlyAnswer !== undefined || this.#offered === undefined) return;
        await this.#accept(answer);
        this.#earlyAnswer = answer;
      });
      return this.#earlyAnswer !== undefined;
    } catch {
      return false; // the final answer may still be one we can use
    }
  }

  /** The answer to an offer that SIP.js knows nothing of. */
  answer(offer: string): Promise<string> {
    return this.#do(async () => {
      await this.#receiveOffer(offer);
      return this.#describe({ restart: false });
    });
  }

  getDescription(): Promise<BodyAndContentType> {
    const requested = this.#requested ?? { restart: false };
    this.#requested = undefined;
    const description = this.#do(async () => ({
      body: await this.#describe(requested),
      contentType: sdpType,
    }));
    this.#describing(description);
    return description;
  }

  setDescription(sdp: string): Promise<void> {
    // Decided now, while the dialog's state is that of this very message.
    return this.#isOffer() ? this.#do(() => this.#receiveOffer(sdp)) : this.#do(() => this.#answered(sdp));
  }

  hasDescription(contentType: string): boolean {
    return contentType.trim().toLowerCase().split(';')[0] === sdpType;
  }

  rollbackDescription(): Promise<void> {
    return this.#do(async () => {
      this.#remoteOffer = undefined;
      await this.#takeBack();
    });
  }

  /** Tones go out through the media session, which can pause between them. */
  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    this.#media.end();
  }

  #isOffer(): boolean {
    const session = this.#session();
    if (!session?.dialog) return session instanceof Invitation;
    return session.dialog.signalingState === Core.SignalingState.HaveRemoteOffer;
  }

  async #describe(requested: OfferRequest): Promise<string> {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    if (prepared !== undefined) return prepared;
    const media = await this.#media.open();
    const remoteOffer = this.#remoteOffer;
    this.#remoteOffer = undefined;
    if (remoteOffer !== undefined) return await media.acceptOffer(remoteOffer);
    await this.#takeBack();
    this.#needsOffer = false;
    const offer = await media.createOffer({ restart: requested.restart });
    this.#offered = requested;
    return offer;
  }

  /** The other side's offer wins over one of ours that has not left yet (glare, RFC 3261 §14.2). */
  async #receiveOffer(sdp: string): Promise<void> {
    if (this.#prepared !== undefined) return;
    if (!hasUsableAudio(sdp)) throw new MediaError('media-failed');
    await this.#takeBack();
    this.#remoteOffer = sdp;
  }

  /**
   * A forked INVITE may be answered by another branch than the one whose early media is up. A WebRTC offer cannot be
   * answered twice, and SIP.js would end the call with 488: the call comes up, and new media is offered in it at once.
   */
  async #answered(sdp: string): Promise<void> {
    const early = this.#earlyAnswer;
    this.#earlyAnswer = undefined;
    if (early === undefined) return this.#accept(sdp);
    if (isSameAnswer(early, sdp)) return;
    if (!hasUsableAudio(sdp)) throw new MediaError('media-failed');
    this.#media.close();
    this.#offered = undefined;
    this.#needsOffer = true;
  }

  async #accept(answer: string): Promise<void> {
    if (!hasUsableAudio(answer)) throw new MediaError('media-failed');
    await (await this.#media.open()).acceptAnswer(answer);
    this.#offered = undefined;
  }

  async #takeBack(): Promise<void> {
    if (this.#offered === undefined) return;
    this.#offered = undefined;
    await this.#media.current?.rollback();
  }

  #do<Value>(action: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(action);
    this.#last = result.then(
      () => {
        this.#problem = undefined;
      },
      (error: unknown) => {
        this.#problem = error instanceof MediaError ? error.problem : 'media-failed';
      },
    );
    // SIP.js must not go on before the problem is known.
    return this.#last.then(() => result);
  }
}
