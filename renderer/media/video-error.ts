import type { VideoProblem } from '../domain/call/video.ts';

export class VideoError extends Error {
  /** Undefined where the person has thought better of it. */
  readonly problem: VideoProblem | undefined;

  constructor(problem: VideoProblem | undefined, cause?: unknown) {
    super(problem ?? 'given up', { cause });
    this.name = 'VideoError';
    this.problem = problem;
  }
}
