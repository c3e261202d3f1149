import type { CallTap, SoundLevels } from './call-sound.ts';
import { inboundCount, levelsBetween, nothingReceived } from './inbound-level.ts';
import type { Playback, Speaker } from './speaker.ts';

/** What comes from the other side of one call: played, and counted. */
export class IncomingSound {
  readonly #speaker: Speaker;
  readonly #audio: () => RTCRtpTransceiver | undefined;
  readonly #taps: ReadonlySet<CallTap>;
  #playback: Playback | undefined;
  #held = false;
  #heard = true;
  #count = nothingReceived;

  constructor(speaker: Speaker, audio: () => RTCRtpTransceiver | undefined, taps: ReadonlySet<CallTap>) {
    this.#speaker = speaker;
    this.#audio = audio;
    this.#taps = taps;
  }

  setHold(held: boolean): void {
    this.#held = held;
    this.#hear();
  }

  setHeard(heard: boolean): void {
    this.#heard = heard;
    this.#hear();
  }

  play(track: MediaStreamTrack): void {
    this.#playback?.close();
    this.#playback = this.#speaker.play(new MediaStream([track]));
    for (const tap of this.#taps) tap.heard(track);
    this.#hear();
  }

  /** Loudness since this was last asked. */
  async levels(): Promise<SoundLevels> {
    const receiver = this.#audio()?.receiver;
    const before = this.#count;
    const after = inboundCount(await receiver?.getStats());
    this.#count = after;
    return levelsBetween(before, after);
  }

  /** RTP packets received so far. */
  async packets(): Promise<number> {
    return inboundCount(await this.#audio()?.receiver.getStats()).packets;
  }

  close(): void {
    this.#playback?.close();
  }

  /** Who holds hears nothing, also of another side that goes on sending. A conference is mixed of the same track. */
  #hear(): void {
    const audio = this.#audio();
    if (audio !== undefined) audio.receiver.track.enabled = !this.#held && this.#heard;
  }
}
