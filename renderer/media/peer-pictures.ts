import type { VideoSource } from '../domain/call/video.ts';
import type { ShownPictures } from './call-pictures.ts';
import type { PictureSource } from './camera.ts';

export interface PeerPicturesParts {
  readonly pictures: Readonly<Record<VideoSource, PictureSource>>;
  /** Video that was offered or agreed on, in the order of the offer. */
  videos(): readonly RTCRtpTransceiver[];
  /** That of it on which we show something. */
  ourVideo(): RTCRtpTransceiver | undefined;
  /** Somebody holds the call: until it goes on, directions say nothing about video. */
  isPaused(): boolean;
  /** What was shown has ended by itself. */
  onEnded(): void;
}

/** Video of one call over WebRTC. A track that is not shown any more is stopped: the camera's light goes off. */
export class PeerPictures implements ShownPictures {
  readonly #parts: PeerPicturesParts;
  #track: MediaStreamTrack | undefined;
  #shows = 0;
  #held = false;
  #isClosed = false;

  constructor(parts: PeerPicturesParts) {
    this.#parts = parts;
  }

  get ours(): MediaStreamTrack | undefined {
    return this.#track;
  }

  get theirs(): readonly MediaStreamTrack[] {
    return this.#parts
      .videos()
      .filter(({ currentDirection }) => currentDirection === 'sendrecv' || currentDirection === 'recvonly')
      .map(({ receiver }) => receiver.track);
  }

  get isWanted(): boolean {
    const direction = this.#parts.ourVideo()?.currentDirection;
    return direction === 'sendrecv' || direction === 'sendonly';
  }

  get isRefused(): boolean {
    // Null where the offer was refused as a whole; with port 0 it is not among the videos any more.
    const isAgreed = (this.#parts.ourVideo()?.currentDirection ?? null) !== null;
    return !isAgreed || (!this.isWanted && !this.#parts.isPaused());
  }

  async show(source: VideoSource | undefined): Promise<void> {
    const turn = ++this.#shows;
    const track = source === undefined ? undefined : await this.#parts.pictures[source].open();
    if (this.#isClosed || turn !== this.#shows) {
      track?.stop();
      return;
    }
    this.#track?.stop();
    this.#track = track;
    // Not said where `stop` was called.
    track?.addEventListener('ended', () => {
      if (this.#track === track) this.#parts.onEnded();
    });
    await this.feed();
  }

  /** Whoever holds neither sees nor is seen. */
  setHold(held: boolean): void {
    this.#held = held;
    void this.feed();
  }

  /** Gives the sender what is shown now. */
  async feed(): Promise<void> {
    if (this.#isClosed) return;
    if (this.#track !== undefined) this.#track.enabled = !this.#held;
    for (const { receiver } of this.#parts.videos()) receiver.track.enabled = !this.#held;
    // Refused only by a connection that is being closed.
    await this.#parts
      .ourVideo()
      ?.sender.replaceTrack(this.#track ?? null)
      .catch(() => undefined);
  }

  close(): void {
    this.#isClosed = true;
    this.#track?.stop();
    this.#track = undefined;
  }
}
