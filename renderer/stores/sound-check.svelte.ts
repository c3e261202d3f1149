import type { AnswerProblem } from '../domain/call/call.ts';
import type { OutputRole } from '../domain/device/roles.ts';

interface Dependencies {
  /** Hears the chosen microphone; `onLevel` gets 0 to 1 some times a second. Throws when there is none. */
  readonly listen: (onLevel: (level: number) => void) => Promise<() => void>;
  /** Says what a failure of `listen` was. */
  readonly problemOf: (error: unknown) => AnswerProblem;
  /** A short sound out of a device, out of the ringer wherever it rings. */
  readonly play: (device: OutputRole) => void;
}

/** Trying out the devices: the microphone's level, a sound from the speaker. */
export class SoundCheck {
  readonly #dependencies: Dependencies;
  #level = $state(0);
  #problem = $state<AnswerProblem>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Loudness at the microphone, 0 to 1. */
  get level(): number {
    return this.#level;
  }

  get problem(): AnswerProblem | undefined {
    return this.#problem;
  }

  /** Listens until the returned function is called. */
  listen(): () => void {
    this.#problem = undefined;
    let stopped = false;
    let stop: (() => void) | undefined;
    this.#dependencies
      .listen((level) => (this.#level = level))
      .then(
        (release) => {
          if (stopped) release();
          else stop = release;
        },
        (error: unknown) => {
          if (!stopped) this.#problem = this.#dependencies.problemOf(error);
        },
      );
    return () => {
      stopped = true;
      stop?.();
      this.#level = 0;
    };
  }

  play(device: OutputRole): void {
    this.#dependencies.play(device);
  }
}
