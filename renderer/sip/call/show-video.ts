import type { CallEvent } from '../../domain/call/call.ts';
import type { VideoSource } from '../../domain/call/video.ts';
import { VideoError } from '../../media/video-error.ts';
import type { CallMedia } from './call-media.ts';
import type { RenegotiationOutcome } from './renegotiation.ts';

export interface ShowVideoParts {
  readonly media: CallMedia;
  /** Makes a new offer, of what is shown by then. */
  offer(done: (outcome: RenegotiationOutcome) => void): void;
  report(event: CallEvent): void;
}

/** Video of one call: shown here first, then offered. Who does not want it is not asked for it with the next offer. */
export class ShowVideo {
  readonly #parts: ShowVideoParts;
  #shown: VideoSource | undefined;

  constructor(parts: ShowVideoParts) {
    this.#parts = parts;
  }

  /** The source, or nothing any more. */
  async show(source: VideoSource | undefined): Promise<void> {
    const { media, offer, report } = this.#parts;
    const pictures = media.current?.pictures;
    if (pictures === undefined) return;
    try {
      await pictures.show(source);
    } catch (error) {
      const problem = error instanceof VideoError ? error.problem : 'no-camera';
      report({
        type: 'video-failed',
        ...(this.#shown !== undefined && { source: this.#shown }),
        ...(problem !== undefined && { problem }),
      });
      return;
    }
    this.#shown = source;
    const isOn = source !== undefined;
    if (isOn && pictures.isWanted) report({ type: 'video-shown', source });
    else
      offer((outcome) => {
        if (!isOn) report({ type: 'video-shown' });
        else if (outcome === 'accepted' && pictures.isWanted) report({ type: 'video-shown', source });
        else this.#refused();
      });
  }

  #refused(): void {
    this.#shown = undefined;
    void this.#parts.media.current?.pictures.show(undefined);
    this.#parts.report({ type: 'video-failed', problem: 'refused' });
  }
}
