import type { VideoSource } from '../domain/call/video.ts';

/** Video of one call as the views show it. */
export interface CallPictures {
  /** What the other side is shown of us. */
  readonly ours: MediaStreamTrack | undefined;
  /** What comes from the other side, in the order in which it was offered. */
  readonly theirs: readonly MediaStreamTrack[];
}

/** Video of one call as its signalling needs it. */
export interface ShownPictures extends CallPictures {
  /**
   * Shows the camera or a screen from now on, or nothing; the other side sees it where it `isWanted`, else after the
   * next offer. Fails with a `VideoError`, and what was shown before stays. What is still being opened when something
   * else is to be shown, or nothing, is closed again.
   */
  show(source: VideoSource | undefined): Promise<void>;
  /** Whether the other side has agreed to be shown something. */
  readonly isWanted: boolean;
  /** Whether it has said that it takes none: with port 0, or with a direction while nobody holds. */
  readonly isRefused: boolean;
}
