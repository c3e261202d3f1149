/** Sound of one call as the views show it. */
export interface SoundLevels {
  /** Loudness of what was heard since the levels were last asked for: root mean square, 0 to 1 (speech is near 0.1). */
  readonly inbound: number;
  /** RTP packets received so far. */
  readonly packets: number;
}

export interface CallSound {
  /** Current levels; cheap enough to be asked for four times a second. */
  levels(): Promise<SoundLevels>;
}
