/** Time as the stores need it; tests hand in their own. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** Calls `action` once after `ms`; the returned function takes that back. */
  after(ms: number, action: () => void): () => void;
}

export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    after(ms, action) {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
  };
}
