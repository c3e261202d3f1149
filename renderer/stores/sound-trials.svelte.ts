import type { AnswerProblem } from '../domain/call/call.ts';
import type { SoundPath } from '../media/sound-path.ts';

interface Dependencies {
  /** Records for some seconds, then plays. Throws when there is no microphone. */
  readonly recordAndPlay: (onPlaying: () => void, signal: AbortSignal) => Promise<void>;
  readonly testPath: () => Promise<SoundPath>;
  /** Says what a failure of either was. */
  readonly problemOf: (error: unknown) => AnswerProblem;
}

export type Trial = 'recording' | 'playing' | 'testing';

/** Hearing oneself, and the way that sound takes, without a call. One at a time. */
export class SoundTrials {
  readonly #dependencies: Dependencies;
  #running = $state<Trial>();
  #path = $state.raw<SoundPath>();
  #problem = $state<AnswerProblem>();
  #abort: AbortController | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  get running(): Trial | undefined {
    return this.#running;
  }

  /** What the last test of the path has found. */
  get path(): SoundPath | undefined {
    return this.#path;
  }

  get problem(): AnswerProblem | undefined {
    return this.#problem;
  }

  recordAndPlay(): Promise<void> {
    return this.#run('recording', ({ signal }) =>
      this.#dependencies.recordAndPlay(() => (this.#running = 'playing'), signal),
    );
  }

  testPath(): Promise<void> {
    return this.#run('testing', async () => {
      this.#path = undefined;
      this.#path = await this.#dependencies.testPath();
    });
  }

  /** Ends what is recorded or played. */
  stop(): void {
    this.#abort?.abort();
  }

  async #run(trial: Trial, run: (abort: AbortController) => Promise<void>): Promise<void> {
    if (this.#running !== undefined) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#running = trial;
    this.#problem = undefined;
    try {
      await run(abort);
    } catch (error) {
      this.#problem = this.#dependencies.problemOf(error);
    } finally {
      this.#running = undefined;
    }
  }
}
