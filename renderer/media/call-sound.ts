import type { QualityCount } from '../domain/quality/quality-count.ts';
import type { Playable } from './tone.ts';

/** Sound of one call as the views show it. */
export interface SoundLevels {
  /** Loudness of what was heard since the levels were last asked for: root mean square, 0 to 1 (speech is near 0.1). */
  readonly inbound: number;
  /** RTP packets received so far. */
  readonly packets: number;
}

/** Whether media comes at all. */
export interface SoundFlow {
  /** RTP packets received so far. */
  readonly packets: number;
  /** Whether ICE and DTLS are up. */
  readonly isConnected: boolean;
}

/** Listens to both directions of a call. */
export interface CallTap {
  /** What the other side is sent, at once and whenever it becomes another. */
  sent(track: MediaStreamTrack): void;
  /** What comes from the other side. */
  heard(track: MediaStreamTrack): void;
}

export interface CallSound {
  /** Current levels; cheap enough to be asked for four times a second. */
  levels(): Promise<SoundLevels>;
  flow(): Promise<SoundFlow>;
  quality(): Promise<QualityCount>;
  /** The returned function ends it. */
  tap(tap: CallTap): () => void;
  /** Lays a tone over what the other side is sent, also while we are muted; on hold nobody hears it. */
  overlay(tone: Playable): void;
}
