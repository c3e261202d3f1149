/** A user's clone of the shared microphone track: it may be muted and stopped without touching anyone else's. */
export class SharedUse {
  readonly #onReplaced: () => void;
  readonly #onReleased: () => void;
  #track: MediaStreamTrack | undefined;
  #released = false;

  constructor(onReplaced: () => void, onReleased: () => void) {
    this.#onReplaced = onReplaced;
    this.#onReleased = onReleased;
  }

  get track(): MediaStreamTrack {
    if (this.#track === undefined) throw new Error('the microphone is not open yet');
    return this.#track;
  }

  /** Clones `source`; whoever muted the former clone finds the new one muted too. */
  take(source: MediaStreamTrack): void {
    if (this.#released) return;
    const former = this.#track;
    this.#track = source.clone();
    if (former === undefined) return;
    this.#track.enabled = former.enabled;
    this.#onReplaced();
    former.stop();
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#track?.stop();
    this.#onReleased();
  }
}
