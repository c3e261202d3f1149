import type { PictureSource } from './camera.ts';
import { isDenied } from './is-denied.ts';
import { VideoError } from './video-error.ts';

/** A screen or a window; which one has been chosen before, or is chosen now in the system's own dialog. */
export class Screen implements PictureSource {
  readonly #mediaDevices: MediaDevices;

  constructor(mediaDevices: MediaDevices) {
    this.#mediaDevices = mediaDevices;
  }

  async open(): Promise<MediaStreamTrack> {
    try {
      const stream = await this.#mediaDevices.getDisplayMedia({ video: { frameRate: 15 }, audio: false });
      const [track] = stream.getVideoTracks();
      if (track === undefined) throw new VideoError('screen-denied');
      // Letters are to be read, if need be with fewer pictures a second.
      track.contentHint = 'detail';
      return track;
    } catch (error) {
      if (error instanceof VideoError) throw error;
      // Refused by the person, as far as one can tell: the system's dialog was closed.
      throw new VideoError(isDenied(error) ? undefined : 'screen-denied', error);
    }
  }
}
