import type { Call } from './call.ts';

/**
 * How long the two have been connected, in ms: until `now` (ms since the epoch), or until its end for a call that is
 * over. 0 for a call that never was established, and never negative when the clock is set back.
 */
export function durationOf(call: Call, now: number): number {
  const { state } = call;
  switch (state.name) {
    case 'calling':
    case 'ringing':
    case 'incoming':
    case 'answering':
      return 0;
    case 'established':
    case 'ending':
      return span(state.since, now);
    case 'ended':
      return span(state.since, state.at);
  }
}

function span(since: number | undefined, until: number): number {
  return since === undefined ? 0 : Math.max(0, until - since);
}
