import { found, gatheringRule, leavesAt, type Gathering } from './ice-gathering.ts';
import type { Timers } from './timers.ts';

export interface GatheringParts {
  readonly timers: Timers;
  /** There was a description before: these are new ICE credentials (RFC 8445 §2.4). */
  readonly isRestart: boolean;
  /** When the connection began to look for candidates, where it was told to before there was a description. */
  readonly warmSince?: number | undefined;
  readonly signal: AbortSignal;
}

/**
 * Resolves when the local description of the ICE generation `ufrag` may leave. To be called before
 * `setLocalDescription`, so that no candidate is missed; also resolves when `signal` aborts.
 */
export function gatherCandidates(
  connection: RTCPeerConnection,
  ufrag: string,
  { timers, isRestart, warmSince, signal }: GatheringParts,
): Promise<void> {
  const rule = gatheringRule(connection.getConfiguration(), isRestart);
  return new Promise((resolve) => {
    const listening = new AbortController();
    let gathering: Gathering = { startedAt: timers.now(), warmSince, complete: false };
    let callOff: () => void = () => undefined;

    const finish = () => {
      callOff();
      listening.abort();
      resolve();
    };
    const reconsider = () => {
      callOff();
      const wait = leavesAt(gathering, rule) - timers.now();
      if (wait <= 0) finish();
      else callOff = timers.after(wait, finish);
    };

    const { signal: untilDone } = listening;
    connection.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        // What a former generation still finds says nothing about this one.
        if (!candidate?.candidate || (candidate.usernameFragment ?? ufrag) !== ufrag) return;
        gathering = found(gathering, rule, candidate, timers.now());
        reconsider();
      },
      { signal: untilDone },
    );
    connection.addEventListener(
      'icegatheringstatechange',
      () => {
        if (connection.iceGatheringState !== 'complete') return;
        gathering = { ...gathering, complete: true };
        reconsider();
      },
      { signal: untilDone },
    );
    signal.addEventListener('abort', finish, { signal: untilDone });
    reconsider();
  });
}
