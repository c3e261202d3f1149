import type { CallTap, SoundFlow, SoundLevels } from './call-sound.ts';
import { inboundCount, levelsBetween, nothingReceived } from './inbound-level.ts';
import { MediaError, type MediaSession, type MediaSessionListener, type OpenMedia } from './media-session.ts';
import type { MixedParty, Mixer } from './conference-mixer.ts';
import type { Microphone, MicrophoneUse } from './microphone.ts';
import { Negotiation } from './negotiation.ts';
import { hasTelephoneEvent, isHolding } from './sdp.ts';
import { type CandidateError, relayWarning } from './relay-error.ts';
import type { Playback, Speaker } from './speaker.ts';
import type { Timers } from './timers.ts';
import { sendTones } from './tone-sender.ts';

export interface PeerMediaParts {
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  readonly timers: Timers;
  readonly mixer: Mixer;
  readonly createPeerConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** Media over WebRTC. Only the ICE servers given are ever asked; none is built in. */
export function openPeerMedia(parts: PeerMediaParts): OpenMedia {
  const create =
    parts.createPeerConnection ?? ((configuration: RTCConfiguration) => new RTCPeerConnection(configuration));
  // A stricter `bundlePolicy` gains nothing with one audio, and refuses offers of two media without BUNDLE.
  return (iceServers, listener) => new PeerMedia(create({ iceServers: [...iceServers] }), parts, listener);
}

class PeerMedia implements MediaSession {
  readonly #connection: RTCPeerConnection;
  readonly #parts: PeerMediaParts;
  readonly #listener: MediaSessionListener;
  readonly #closing = new AbortController();
  readonly #negotiation: Negotiation;
  readonly #closed: Promise<never>;
  #microphone: Promise<MicrophoneUse> | undefined;
  readonly #taps = new Set<CallTap>();
  #playback: Playback | undefined;
  #mixed: MixedParty | undefined;
  #joined = false;
  #held = false;
  #live = true;
  #remoteHold = false;
  #canSendTones = false;
  #answer: string | undefined;
  #count = nothingReceived;
  #negotiating: Promise<unknown> = Promise.resolve();
  #sendingTones: Promise<unknown> = Promise.resolve();

  constructor(connection: RTCPeerConnection, parts: PeerMediaParts, listener: MediaSessionListener) {
    this.#connection = connection;
    this.#parts = parts;
    this.#listener = listener;
    this.#negotiation = new Negotiation(connection, parts.timers, this.#closing.signal);
    const options = { signal: this.#closing.signal };
    // What a closed connection was about to do never settles by itself.
    this.#closed = new Promise((_resolve, reject) => {
      this.#closing.signal.addEventListener('abort', () => reject(new MediaError('media-failed')));
    });
    this.#closed.catch(() => undefined);
    connection.addEventListener('track', ({ track }) => this.#play(track), options);
    connection.addEventListener('connectionstatechange', () => this.#reportConnection(), options);
    connection.addEventListener('icecandidateerror', (error) => this.#warn(error), options);
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === 'connected';
  }

  get canSendTones(): boolean {
    return this.#canSendTones;
  }

  warmUp(): void {
    if (this.#closing.signal.aborted) return;
    this.#negotiation.warmUp();
    // The answer asks again for a microphone that could not be had, and says so.
    this.#openMicrophone().catch(() => undefined);
  }

  createOffer(options: { restart?: boolean } = {}): Promise<string> {
    return this.#inTurn(async () => {
      this.#answer = undefined;
      const offer = this.#negotiation.createOffer(this.#held, options.restart ?? false);
      return this.#withMicrophone(offer);
    });
  }

  acceptOffer(offer: string): Promise<string> {
    return this.#inTurn(async () => {
      const answering = this.#negotiation
        .takeOffer(offer)
        .then(() => this.#negotiation.createAnswer(this.#held));
      const answer = await this.#withMicrophone(answering);
      this.#heed(offer);
      return answer;
    });
  }

  acceptAnswer(answer: string): Promise<void> {
    return this.#inTurn(async () => {
      // A 200 repeats the answer that its reliable or early response carried (RFC 3261 §13.2.1).
      if (answer === this.#answer) return;
      await this.#negotiation.takeAnswer(answer);
      this.#answer = answer;
      this.#heed(answer);
    });
  }

  rollback(): Promise<void> {
    return this.#inTurn(() => this.#negotiation.rollback());
  }

  setHold(held: boolean): void {
    this.#held = held;
    this.#hear();
    void this.#feed();
  }

  setMicrophone(live: boolean): void {
    this.#live = live;
    void this.#feed();
  }

  setConference(joined: boolean): void {
    this.#joined = joined;
    void this.#feed();
  }

  sendTones(tones: string): Promise<void> {
    const sending = this.#sendingTones
      .catch(() => undefined)
      .then(() => sendTones(this.#connection, tones, this.#parts.timers, this.#closing.signal));
    this.#sendingTones = sending;
    return sending;
  }

  async levels(): Promise<SoundLevels> {
    const receiver = this.#negotiation.audio?.receiver;
    const before = this.#count;
    const after = inboundCount(await receiver?.getStats());
    this.#count = after;
    return levelsBetween(before, after);
  }

  async flow(): Promise<SoundFlow> {
    const { packets } = inboundCount(await this.#negotiation.audio?.receiver.getStats());
    return { packets, isConnected: this.isConnected };
  }

  tap(tap: CallTap): () => void {
    this.#taps.add(tap);
    const { audio } = this.#negotiation;
    if (audio?.sender.track) tap.sent(audio.sender.track);
    if (audio !== undefined) tap.heard(audio.receiver.track);
    return () => this.#taps.delete(tap);
  }

  close(): void {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#connection.close();
    this.#playback?.close();
    this.#mixed?.leave();
    this.#microphone?.then(
      (use) => use.release(),
      () => undefined,
    );
  }

  /** One step after the other: SIP may bring an offer while ours is still being gathered. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const run = this.#negotiating.then(async () => {
      try {
        if (this.#closing.signal.aborted) return await this.#closed;
        return await Promise.race([this.#closed, step()]);
      } catch (error) {
        if (!this.#closing.signal.aborted) await this.#negotiation.rollback().catch(() => undefined);
        throw error instanceof MediaError ? error : new MediaError('media-failed', error);
      }
    });
    this.#negotiating = run.catch(() => undefined);
    return run;
  }

  /** Opens the microphone while candidates are gathered: either may take its time. */
  async #withMicrophone(describing: Promise<string>): Promise<string> {
    const [description, microphone] = await Promise.allSettled([describing, this.#openMicrophone()]);
    if (microphone.status === 'rejected') throw microphone.reason;
    if (description.status === 'rejected') throw description.reason;
    await this.#feed();
    return description.value;
  }

  async #openMicrophone(): Promise<void> {
    const opening = (this.#microphone ??= this.#parts.microphone.open(() => void this.#feed()));
    try {
      await opening;
    } catch (error) {
      if (this.#microphone === opening) this.#microphone = undefined;
      throw error;
    }
  }

  /** Gives the sender the microphone as it is now. On hold nobody is meant to hear us, whatever the other side plays. */
  async #feed(): Promise<void> {
    const use = await this.#microphone?.catch(() => undefined);
    if (use === undefined || this.#closing.signal.aborted) return;
    use.track.enabled = this.#live && !this.#held;
    const track = this.#mixWith(use.track) ?? use.track;
    for (const tap of this.#taps) tap.sent(track);
    // Refused only by a connection that is being closed.
    await this.#negotiation.audio?.sender.replaceTrack(track).catch(() => undefined);
  }

  /** What is sent in a conference: nobody in it may be heard by who is on hold. */
  #mixWith(microphone: MediaStreamTrack): MediaStreamTrack | undefined {
    const { audio } = this.#negotiation;
    if (!this.#joined || audio === undefined) {
      this.#mixed?.leave();
      this.#mixed = undefined;
      return undefined;
    }
    this.#mixed ??= this.#parts.mixer.join(audio.receiver.track);
    this.#mixed.speak(microphone);
    this.#mixed.track.enabled = !this.#held;
    return this.#mixed.track;
  }

  /** Who holds hears nothing, also of another side that goes on sending. */
  #hear(): void {
    const { audio } = this.#negotiation;
    if (audio !== undefined) audio.receiver.track.enabled = !this.#held;
  }

  /** Takes from the other side's description what the call wants to know. */
  #heed(sdp: string): void {
    this.#canSendTones = hasTelephoneEvent(sdp);
    const held = isHolding(sdp);
    if (held === this.#remoteHold) return;
    this.#remoteHold = held;
    this.#listener.onRemoteHold(held);
  }

  #play(track: MediaStreamTrack): void {
    if (track.kind !== 'audio') return;
    this.#playback?.close();
    this.#playback = this.#parts.speaker.play(new MediaStream([track]));
    for (const tap of this.#taps) tap.heard(track);
    this.#hear();
  }

  #warn(error: CandidateError): void {
    const warning = relayWarning(error);
    if (warning !== undefined) this.#listener.onWarning(warning);
  }

  #reportConnection(): void {
    const { connectionState: state } = this.#connection;
    if (state === 'connected' || state === 'disconnected' || state === 'failed')
      this.#listener.onConnection(state);
  }
}
