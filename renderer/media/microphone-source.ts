/** Sound of a microphone, without its noise. */
export interface SuppressedSound {
  readonly track: MediaStreamTrack;
  close(): void;
}

/** What takes more noise away than Chromium does. */
export interface StrongSuppression {
  /** Fails where it does not begin; later calls `onFallenBehind` when the processor is too short for it. */
  suppress(microphone: MediaStreamTrack, onFallenBehind: () => void): Promise<SuppressedSound>;
  /** It cannot be had now: whoever wants it is to want it no longer. `why` is for the log. */
  onGivenUp(why: string): void;
}

/** An open microphone. */
export class MicrophoneSource {
  /** What the system gives; it ends when the device leaves. */
  readonly captured: MediaStreamTrack;
  #suppressed: SuppressedSound | undefined;
  #isClosed = false;

  constructor(captured: MediaStreamTrack) {
    this.captured = captured;
  }

  /** What is heard of it. */
  get track(): MediaStreamTrack {
    return this.#suppressed?.track ?? this.captured;
  }

  /** Takes its noise away as soon as that can be had: no call waits for it. `onChanged`: the track is another. */
  async suppress({ suppress, onGivenUp }: StrongSuppression, onChanged: () => void): Promise<void> {
    try {
      const suppressed = await suppress(this.captured, () => onGivenUp('the processor is too short for it'));
      if (this.#isClosed) return suppressed.close();
      this.#suppressed = suppressed;
      onChanged();
    } catch (error) {
      if (!this.#isClosed) onGivenUp(`it does not begin: ${String(error)}`);
    }
  }

  /** May be called twice. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#suppressed?.close();
    this.captured.stop();
  }
}
