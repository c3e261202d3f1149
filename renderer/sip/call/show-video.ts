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
  /** What the other side has agreed to be shown. */
  #shown: VideoSource | undefined;
  #wishes = 0;

  constructor(parts: ShowVideoParts) {
    this.#parts = parts;
  }

  /** The source, or nothing any more; a wish that another one has followed ends without a word. */
  async show(source: VideoSource | undefined): Promise<void> {
    const { media, offer, report } = this.#parts;
    const pictures = media.current?.pictures;
    if (pictures === undefined) return;
    const wish = ++this.#wishes;
    const isOver = (): boolean => wish !== this.#wishes;
    if (source === undefined) this.#shown = undefined;
    try {
      await pictures.show(source);
    } catch (error) {
      if (isOver()) return;
      const problem = error instanceof VideoError ? error.problem : 'no-camera';
      report({
        type: 'video-failed',
        ...(this.#shown !== undefined && { source: this.#shown }),
        ...(problem !== undefined && { problem }),
      });
      return;
    }
    if (isOver()) return;
    if (source !== undefined && pictures.isWanted) this.#agreed(source);
    else
      offer((outcome) => {
        if (isOver()) return;
        if (source === undefined || (outcome === 'accepted' && !pictures.isRefused)) this.#agreed(source);
        else this.#takeBack();
      });
  }

  /** The other side has ended video, of whichever side it was: it is not asked for it again with the next offer. */
  refused(): void {
    if (this.#shown !== undefined) this.#takeBack();
  }

  #agreed(source: VideoSource | undefined): void {
    this.#shown = source;
    this.#parts.report({ type: 'video-shown', ...(source !== undefined && { source }) });
  }

  #takeBack(): void {
    this.#wishes += 1;
    this.#shown = undefined;
    void this.#parts.media.current?.pictures.show(undefined);
    this.#parts.report({ type: 'video-failed', problem: 'refused' });
  }
}
