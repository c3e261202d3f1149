/** Time as the media room needs it; handed in, so that policies can be tried without waiting. */
export interface Timers {
  /** Monotonic, in ms. */
  now(): number;
  /** Calls `run` once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
}

export function browserTimers(): Timers {
  return {
    now: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
