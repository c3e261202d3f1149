import type { CallTap } from './call-sound.ts';
import type { MixedParty, Mixer } from './conference-mixer.ts';
import type { Microphone, MicrophoneUse } from './microphone.ts';
import { overlay, type Overlay } from './overlay.ts';
import type { Playable } from './tone.ts';

export interface OutgoingSoundParts {
  readonly microphone: Microphone;
  readonly mixer: Mixer;
  /** The call's audio; absent before the first offer, and after the other side rejected it. */
  audio(): RTCRtpTransceiver | undefined;
}

/** What the other side of one call is sent: the microphone, or in a conference everybody but itself. */
export class OutgoingSound {
  readonly #parts: OutgoingSoundParts;
  readonly #taps: ReadonlySet<CallTap>;
  #microphone: Promise<MicrophoneUse> | undefined;
  #mixed: MixedParty | undefined;
  #overlay: Overlay | undefined;
  #joined = false;
  #held = false;
  #remoteHold = false;
  #live = true;
  #isClosed = false;

  constructor(parts: OutgoingSoundParts, taps: ReadonlySet<CallTap>) {
    this.#parts = parts;
    this.#taps = taps;
  }

  setHold(held: boolean): void {
    this.#held = held;
    if (held) this.#overlay?.stop();
    void this.feed();
  }

  /** The other side holds us, or does no longer. */
  setRemoteHold(held: boolean): void {
    this.#remoteHold = held;
    this.#mixed?.setHolding(held);
  }

  setMicrophone(live: boolean): void {
    this.#live = live;
    void this.feed();
  }

  setConference(joined: boolean): void {
    this.#joined = joined;
    void this.feed();
  }

  /** Lays a tone over what is sent, also while the microphone is not. */
  overlay(tone: Playable): void {
    if (this.#held || this.#isClosed) return;
    this.#overlay?.stop();
    this.#overlay = overlay(tone, () => void this.feed());
  }

  /** Fails with a `MediaError`; asked again, the system is asked again. */
  async open(): Promise<void> {
    const opening = (this.#microphone ??= this.#parts.microphone.open(() => void this.feed()));
    try {
      await opening;
    } catch (error) {
      if (this.#microphone === opening) this.#microphone = undefined;
      throw error;
    }
  }

  /** Gives the sender the microphone as it is now. On hold nobody is meant to hear us, whatever the other side plays. */
  async feed(): Promise<void> {
    const use = await this.#microphone?.catch(() => undefined);
    if (use === undefined || this.#isClosed) return;
    use.track.enabled = this.#live && !this.#held;
    const plain = this.#mixWith(use.track) ?? use.track;
    const track = this.#overlay?.on(plain) ?? plain;
    for (const tap of this.#taps) tap.sent(track);
    // Refused only by a connection that is being closed.
    await this.#parts
      .audio()
      ?.sender.replaceTrack(track)
      .catch(() => undefined);
  }

  close(): void {
    this.#isClosed = true;
    this.#overlay?.stop();
    this.#mixed?.leave();
    this.#microphone?.then(
      (use) => use.release(),
      () => undefined,
    );
  }

  /** What is sent in a conference: nobody in it may be heard by who is on hold. */
  #mixWith(microphone: MediaStreamTrack): MediaStreamTrack | undefined {
    const audio = this.#parts.audio();
    if (!this.#joined || audio === undefined) {
      this.#mixed?.leave();
      this.#mixed = undefined;
      return undefined;
    }
    this.#mixed ??= this.#parts.mixer.join(audio.receiver.track);
    this.#mixed.setHolding(this.#remoteHold);
    this.#mixed.speak(microphone);
    this.#mixed.track.enabled = !this.#held;
    return this.#mixed.track;
  }
}
