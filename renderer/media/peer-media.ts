import type { QualityCount } from '../domain/quality/quality-count.ts';
import type { VideoSource } from '../domain/call/video.ts';
import type { PictureSource } from './camera.ts';
import type { CallTap, SoundFlow, SoundLevels } from './call-sound.ts';
import { closeConnection } from './close-connection.ts';
import type { CodecChoice } from './codecs.ts';
import type { MediaSession, MediaSessionListener, OpenMedia } from './media-session.ts';
import type { Mixer } from './conference-mixer.ts';
import { IncomingSound } from './incoming-sound.ts';
import type { Microphone } from './microphone.ts';
import { Negotiation } from './negotiation.ts';
import type { Wishes } from './directions.ts';
import { OutgoingSound } from './outgoing-sound.ts';
import { PeerPictures } from './peer-pictures.ts';
import { qualityCount } from './quality-count.ts';
import { hasTelephoneEvent, hasVideo, isHolding } from './sdp.ts';
import { withPassword } from './relay-error.ts';
import { watchRelay } from './relay-watch.ts';
import type { Speaker } from './speaker.ts';
import type { Timers } from './timers.ts';
import type { Playable } from './tone.ts';
import { sendTones } from './tone-sender.ts';
import { Turns } from './turns.ts';

export interface PeerMediaParts {
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  readonly timers: Timers;
  readonly mixer: Mixer;
  readonly pictures: Readonly<Record<VideoSource, PictureSource>>;
  /** Whether what others show is wanted. */
  takesVideo(): boolean;
  readonly createPeerConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** Media over WebRTC. Only the ICE servers given are ever asked; none is built in. */
export function openPeerMedia(parts: PeerMediaParts): OpenMedia {
  const create =
    parts.createPeerConnection ?? ((configuration: RTCConfiguration) => new RTCPeerConnection(configuration));
  // A stricter `bundlePolicy` refuses offers of two media without BUNDLE.
  return (iceServers, listener, { relayOnly = false, ...codecs } = {}) => {
    const servers = withPassword(iceServers);
    const connection = create({
      iceServers: servers,
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
    });
    const media = new PeerMedia(connection, { ...parts, codecs }, listener);
    watchRelay(connection, {
      createPeerConnection: create,
      lacksPassword: servers.length < iceServers.length,
      warn: (warning) => listener.onWarning(warning),
      signal: media.closing,
    });
    return media;
  };
}

class PeerMedia implements MediaSession {
  readonly pictures: PeerPictures;
  readonly #connection: RTCPeerConnection;
  readonly #timers: Timers;
  readonly #takesVideo: () => boolean;
  readonly #listener: MediaSessionListener;
  readonly #closing = new AbortController();
  readonly #negotiation: Negotiation;
  readonly #turns: Turns;
  readonly #taps = new Set<CallTap>();
  readonly #outgoing: OutgoingSound;
  readonly #incoming: IncomingSound;
  #held = false;
  #quiet = false;
  #remoteHold = false;
  #canSendTones = false;
  #answer: string | undefined;
  #sendingTones: Promise<unknown> = Promise.resolve();

  constructor(
    connection: RTCPeerConnection,
    parts: PeerMediaParts & { readonly codecs: CodecChoice },
    listener: MediaSessionListener,
  ) {
    this.#connection = connection;
    this.#timers = parts.timers;
    this.#takesVideo = () => parts.takesVideo();
    this.#listener = listener;
    this.#negotiation = new Negotiation(connection, { ...parts, closing: this.#closing.signal });
    this.#turns = new Turns(this.#closing.signal, () => this.#negotiation.rollback());
    const audio = (): RTCRtpTransceiver | undefined => this.#negotiation.audio;
    this.#outgoing = new OutgoingSound({ ...parts, audio }, this.#taps);
    this.#incoming = new IncomingSound(parts.speaker, audio, this.#taps);
    this.pictures = new PeerPictures({
      pictures: parts.pictures,
      videos: () => this.#negotiation.videos,
      ourVideo: () => this.#negotiation.ourVideo,
      isPaused: () => this.#held || this.#remoteHold,
      onEnded: () => listener.onVideoEnded(),
    });
    const options = { signal: this.#closing.signal };
    connection.addEventListener('track', ({ track }) => this.#play(track), options);
    connection.addEventListener('connectionstatechange', () => this.#reportConnection(), options);
  }

  /** Aborts when everything is released. */
  get closing(): AbortSignal {
    return this.#closing.signal;
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
    // The description asks again for a microphone that could not be had, and says so.
    this.#outgoing.open().catch(() => undefined);
  }

  createOffer(options: { restart?: boolean } = {}): Promise<string> {
    return this.#turns.take(async () => {
      this.#answer = undefined;
      const offer = this.#negotiation.createOffer(this.#wishes, options.restart ?? false);
      return this.#withMicrophone(offer);
    });
  }

  acceptOffer(offer: string): Promise<string> {
    return this.#turns.take(async () => {
      const { showsVideo, takesVideo } = this.#wishes;
      // Whoever looks at us may say so without showing themselves.
      const answering = this.#negotiation
        .takeOffer(offer, showsVideo || takesVideo)
        .then(() => this.#negotiation.createAnswer(this.#wishes));
      const answer = await this.#withMicrophone(answering);
      this.#heed(offer);
      return answer;
    });
  }

  acceptAnswer(answer: string): Promise<void> {
    return this.#turns.take(async () => {
      // A 200 repeats the answer that its reliable or early response carried (RFC 3261 §13.2.1).
      if (answer === this.#answer) return;
      await this.#negotiation.takeAnswer(answer);
      this.#answer = answer;
      this.#heed(answer);
    });
  }

  rollback(): Promise<void> {
    return this.#turns.take(() => this.#negotiation.rollback());
  }

  setHold(held: boolean): void {
    this.#held = held;
    this.#pause();
  }

  setQuiet(quiet: boolean): void {
    this.#quiet = quiet;
    this.#pause();
  }

  setMicrophone(live: boolean): void {
    this.#outgoing.setMicrophone(live);
  }

  setConference(joined: boolean): void {
    this.#outgoing.setConference(joined);
  }

  setHeard(heard: boolean): void {
    this.#incoming.setHeard(heard);
  }

  sendTones(tones: string): Promise<void> {
    const sending = this.#sendingTones
      .catch(() => undefined)
      .then(() => sendTones(this.#connection, tones, this.#timers, this.#closing.signal));
    this.#sendingTones = sending;
    return sending;
  }

  levels(): Promise<SoundLevels> {
    return this.#incoming.levels();
  }

  async flow(): Promise<SoundFlow> {
    const packets = await this.#incoming.packets();
    return { packets, isConnected: this.isConnected };
  }

  async quality(): Promise<QualityCount> {
    return qualityCount(await this.#connection.getStats());
  }

  tap(tap: CallTap): () => void {
    this.#taps.add(tap);
    const { audio } = this.#negotiation;
    if (audio?.sender.track) tap.sent(audio.sender.track);
    if (audio !== undefined) tap.heard(audio.receiver.track);
    return () => this.#taps.delete(tap);
  }

  overlay(tone: Playable): void {
    this.#outgoing.overlay(tone);
  }

  close(): void {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    closeConnection(this.#connection, this.#timers);
    this.#incoming.close();
    this.#outgoing.close();
    this.pictures.close();
  }

  /** Opens the microphone while candidates are gathered: either may take its time. */
  async #withMicrophone(describing: Promise<string>): Promise<string> {
    const [description, microphone] = await Promise.allSettled([describing, this.#outgoing.open()]);
    if (microphone.status === 'rejected') throw microphone.reason;
    if (description.status === 'rejected') throw description.reason;
    await Promise.all([this.#outgoing.feed(), this.pictures.feed()]);
    return description.value;
  }

  #pause(): void {
    const isPaused = this.#held || this.#quiet;
    this.#incoming.setHold(isPaused);
    this.#outgoing.setHold(isPaused);
    this.pictures.setHold(isPaused);
  }

  get #wishes(): Wishes {
    return {
      held: this.#held,
      showsVideo: this.pictures.ours !== undefined,
      takesVideo: this.#takesVideo(),
    };
  }

  /** Takes from the other side's description what the call wants to know. */
  #heed(sdp: string): void {
    this.#canSendTones = hasTelephoneEvent(sdp);
    const held = isHolding(sdp);
    const isNews = held !== this.#remoteHold;
    this.#remoteHold = held;
    this.#listener.onTheirVideo(this.pictures.theirs.map(({ id }) => id));
    if (this.pictures.ours !== undefined && (!hasVideo(sdp) || this.pictures.isRefused)) {
      this.#listener.onVideoRefused();
      this.#negotiation.giveBackVideo();
    }
    if (!isNews) return;
    this.#outgoing.setRemoteHold(held);
    this.#listener.onRemoteHold(held);
  }

  #play(track: MediaStreamTrack): void {
    if (track.kind === 'audio') this.#incoming.play(track);
  }

  #reportConnection(): void {
    const { connectionState: state } = this.#connection;
    if (state === 'connected' || state === 'disconnected' || state === 'failed')
      this.#listener.onConnection(state);
  }
}
