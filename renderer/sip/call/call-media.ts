import type { MediaSession, MediaSessionListener } from '../../media/media-session.ts';
import type { LineEnvironment } from '../environment.ts';

/** The media session of a call: opened with the first description, replaced when its offer is used up. */
export class CallMedia {
  readonly #accountId: string;
  readonly #environment: LineEnvironment;
  readonly #listener: MediaSessionListener;
  #opening: Promise<MediaSession> | undefined;
  #current: MediaSession | undefined;
  #hold = false;
  #isOver = false;
  #microphone: boolean | undefined;
  #joined = false;

  constructor(accountId: string, environment: LineEnvironment, listener: MediaSessionListener) {
    this.#accountId = accountId;
    this.#environment = environment;
    this.#listener = listener;
  }

  get current(): MediaSession | undefined {
    return this.#current;
  }

  /** The session, opened now if there is none. */
  open(): Promise<MediaSession> {
    // SIP.js may still ask for a description after BYE: that must not open the microphone again.
    if (this.#isOver) return Promise.reject(new Error('the call is over'));
    if (!this.#opening) {
      const opening = this.#open(() => this.#opening === opening);
      this.#opening = opening;
    }
    return this.#opening;
  }

  setHold(held: boolean): void {
    this.#hold = held;
    this.#current?.setHold(held);
  }

  setMicrophone(live: boolean): void {
    this.#microphone = live;
    this.#current?.setMicrophone(live);
  }

  setConference(joined: boolean): void {
    this.#joined = joined;
    this.#current?.setConference(joined);
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

  async #open(isWanted: () => boolean): Promise<MediaSession> {
    const { bridge, openMedia, log } = this.#environment;
    const answer = await bridge.request('media:ice-servers', { accountId: this.#accountId });
    // Without STUN and TURN most offices still get their calls.
    if (!answer.ok) log(`no ICE servers: ${answer.failure.reason}`);
    if (!isWanted()) throw new Error('the call is over');
    const servers = (answer.ok ? answer.value : []).map(iceServer);
    const session = openMedia(servers, {
      onRemoteHold: (held) => {
        if (isWanted()) this.#listener.onRemoteHold(held);
      },
      onConnection: (state) => {
        if (isWanted()) this.#listener.onConnection(state);
      },
      onWarning: (warning) => {
        if (isWanted()) this.#listener.onWarning(warning);
      },
    });
    this.#current = session;
    session.setHold(this.#hold);
    if (this.#joined) session.setConference(true);
    if (this.#microphone !== undefined) session.setMicrophone(this.#microphone);
    return session;
  }
}

function iceServer(server: {
  urls: string[];
  username?: string | undefined;
  credential?: string | undefined;
}): RTCIceServer {
  const { urls, username, credential } = server;
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}
