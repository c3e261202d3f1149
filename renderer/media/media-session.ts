import type { CallWarning } from '../domain/call/call.ts';
import type { ShownPictures } from './call-pictures.ts';
import type { CodecChoice } from './codecs.ts';
import type { CallSound } from './call-sound.ts';

/**
 * The media of one call: a peer connection, its microphone and its loudspeaker, whatever carries the signalling.
 * SDP is complete when it is handed out (no trickle). Every step may fail with a `MediaError`.
 */
export interface MediaSession extends CallSound {
  /** Opens the microphone and looks for candidates while the call rings, so that the answer has both at hand. */
  warmUp(): void;
  /** A new offer; directions follow hold (RFC 3264 §5, §8.4). `restart` gathers new ICE credentials. */
  createOffer(options?: { restart?: boolean }): Promise<string>;
  /** Applies the other side's offer and gives the answer. */
  acceptOffer(offer: string): Promise<string>;
  acceptAnswer(answer: string): Promise<void>;
  /** Takes back an offer of ours that was refused (RFC 3261 §14.1), so that the next one can be made. */
  rollback(): Promise<void>;
  /** From the next offer or answer on we hold (`sendonly`) or do not (`sendrecv`). */
  setHold(held: boolean): void;
  /** The other side neither hears us nor is heard, nor seen, though it refused to be held. */
  setQuiet(quiet: boolean): void;
  /** Whether the microphone is sent; silence is sent otherwise. */
  setMicrophone(live: boolean): void;
  /** The other side hears, and is heard by, everybody else in the conference, or us alone. */
  setConference(joined: boolean): void;
  /** Whether what the other side says is heard, here and in the conference. */
  setHeard(heard: boolean): void;
  readonly pictures: ShownPictures;
  /** Whether media can flow now; false for seconds before a loss is reported as `failed`, as it may heal by itself. */
  readonly isConnected: boolean;
  /** Whether the other side understands RFC 4733 telephone-events. */
  readonly canSendTones: boolean;
  /**
   * Sends 0-9 * # A-D as telephone-events; `,` and `;` pause for 2 s. `duration` and `gap` in ms.
   * Resolves when the last tone is out.
   */
  sendTones(tones: string): Promise<void>;
  /** Releases everything; the session cannot be used again. */
  close(): void;
}

/** ICE and DTLS are up; nothing comes from the other side for seconds, which may heal by itself; both have failed. */
export type MediaConnection = 'connected' | 'disconnected' | 'failed';

export interface MediaSessionListener {
  /** The direction the other side gave: it does not want to hear us, or it does again. */
  onRemoteHold(held: boolean): void;
  onConnection(state: MediaConnection): void;
  /** What comes from the other side has become other tracks. */
  onTheirVideo(tracks: readonly string[]): void;
  /**
   * A description of the other side has no place for what we show, port 0 in it, or while nobody holds a direction that
   * refuses it; the same may be said again.
   */
  onVideoRefused(): void;
  /** What was shown has ended by itself: its device is gone, or its sharing was stopped elsewhere. */
  onVideoEnded(): void;
  /** Something is wrong, though media may find its way all the same; the same may be said again. */
  onWarning(warning: CallWarning): void;
}

export type MediaProblem = 'no-microphone' | 'microphone-denied' | 'media-failed';

export class MediaError extends Error {
  readonly problem: MediaProblem;

  constructor(problem: MediaProblem, cause?: unknown) {
    super(problem, { cause });
    this.name = 'MediaError';
    this.problem = problem;
  }
}

/** What an account wants of its media; what is not said is as the browser has it. */
export interface MediaChoice extends CodecChoice {
  /** Only candidates of a TURN server are gathered, offered and used: the other side sees none of our addresses. */
  readonly relayOnly?: boolean;
}

/** Opens the media of a call. The microphone is asked for with the first offer or answer. */
export type OpenMedia = (
  iceServers: readonly RTCIceServer[],
  listener: MediaSessionListener,
  choice?: MediaChoice,
) => MediaSession;
