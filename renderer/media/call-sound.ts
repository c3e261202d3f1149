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

export interface CallSound {
  /** Current levels; cheap enough to be asked for four times a second. */
  levels(): Promise<SoundLevels>;
  flow(): Promise<SoundFlow>;
}
