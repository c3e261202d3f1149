import { MediaError } from './media-session.ts';

/** Steps of offer and answer, one after the other: SIP may bring an offer while ours is still being gathered. */
export class Turns {
  readonly #closing: AbortSignal;
  readonly #rollback: () => Promise<void>;
  readonly #closed: Promise<never>;
  #last: Promise<unknown> = Promise.resolve();

  /** @param rollback what a step has begun that failed */
  constructor(closing: AbortSignal, rollback: () => Promise<void>) {
    this.#closing = closing;
    this.#rollback = rollback;
    // What a closed connection was about to do never settles by itself.
    this.#closed = new Promise((_resolve, reject) => {
      closing.addEventListener('abort', () => reject(new MediaError('media-failed')));
    });
    this.#closed.catch(() => undefined);
  }

  /** Fails with a `MediaError`, also when the connection is closed meanwhile. */
  take<T>(step: () => Promise<T>): Promise<T> {
    const run = this.#last.then(async () => {
      try {
        if (this.#closing.aborted) return await this.#closed;
        return await Promise.race([this.#closed, step()]);
      } catch (error) {
        if (!this.#closing.aborted) await this.#rollback().catch(() => undefined);
        throw error instanceof MediaError ? error : new MediaError('media-failed', error);
      }
    });
    this.#last = run.catch(() => undefined);
    return run;
  }
}
