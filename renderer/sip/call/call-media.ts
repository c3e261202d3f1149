import type { MediaSession, MediaSessionListener } from '../../media/media-session.ts';
import type { LineEnvironment } from '../environment.ts';
import type { IceServers } from './ice-servers.ts';

/** The media session of a call: opened with the first description, replaced when its offer is used up. */
export class CallMedia {
  readonly #iceServers: IceServers;
  readonly #openMedia: LineEnvironment['openMedia'];
  readonly #listener: MediaSessionListener;
  #opening: Promise<MediaSession> | undefined;
  #current: MediaSession | undefined;
  #hold = false;
  #quiet = false;
  #isOver = false;
  #microphone: boolean | undefined;
  #joined = false;
  #heard = true;

  constructor(
    iceServers: IceServers,
    openMedia: LineEnvironment['openMedia'],
    listener: MediaSessionListener,
  ) {
    this.#iceServers = iceServers;
    this.#openMedia = openMedia;
    this.#listener = listener;
  }

  get current(): MediaSession | undefined {
    return this.#current;
  }

  /** The session, opened now if there is none. */
  open(): Promise<MediaSession> {
    // SIP.js may still ask for a description after BYE: that must not open the microphone again.
    if (this.#isOver) return Promise.reject(new Error('the call is over'));
    this.#opening ??= this.#openNow();
    return this.#opening;
  }

  setHold(held: boolean): void {
    this.#hold = held;
    this.#current?.setHold(held);
  }

  get isQuiet(): boolean {
    return this.#quiet;
  }

  setQuiet(quiet: boolean): void {
    this.#quiet = quiet;
    this.#current?.setQuiet(quiet);
  }

  setMicrophone(live: boolean): void {
    this.#microphone = live;
    this.#current?.setMicrophone(live);
  }

  setConference(joined: boolean): void {
    this.#joined = joined;
    this.#current?.setConference(joined);
  }

  setHeard(heard: boolean): void {
    this.#heard = heard;
    this.#current?.setHeard(heard);
  }

  /** Releases the session for good. */
  end(): void {
    this.#isOver = true;
    this.close();
  }

  /** Releases the session; the next description opens a new one, held and muted as this one was. */
  close(): void {
    this.#current?.close();
    this.#current = undefined;
    this.#opening = undefined;
  }

  #openNow(): Promise<MediaSession> {
    const opening = this.#iceServers.take().then((known) => {
      if (this.#opening !== opening) throw new Error('the call is over');
      return this.#openWith(known);
    });
    return opening;
  }

  #openWith(servers: readonly RTCIceServer[]): MediaSession {
    /** What one that was replaced still says is of no interest. */
    const wanted =
      <Said extends readonly unknown[]>(tell: (...said: Said) => void) =>
      (...said: Said): void => {
        if (this.#current === session) tell(...said);
      };
    const listener = this.#listener;
    const session = this.#openMedia(servers, {
      onRemoteHold: wanted((held) => listener.onRemoteHold(held)),
      onConnection: wanted((state) => listener.onConnection(state)),
      onTheirVideo: wanted((tracks) => listener.onTheirVideo(tracks)),
      onVideoRefused: wanted(() => listener.onVideoRefused()),
      onVideoEnded: wanted(() => listener.onVideoEnded()),
      onWarning: wanted((warning) => listener.onWarning(warning)),
    });
    this.#current = session;
    session.setHold(this.#hold);
    if (this.#quiet) session.setQuiet(true);
    if (this.#joined) session.setConference(true);
    session.setHeard(this.#heard);
    if (this.#microphone !== undefined) session.setMicrophone(this.#microphone);
    return session;
  }
}
