/** Whether the other side's sound comes, and why not. Times in ms. */
import type { Call, SoundProblem } from './call.ts';

export interface SoundSample {
  readonly at: number;
  /** RTP packets received so far. */
  readonly packets: number;
  /** Whether ICE and DTLS are up. */
  readonly isConnected: boolean;
}

export interface SoundWatch {
  /** When the last packet came, or when one was first to be expected. */
  readonly since: number;
  readonly packets: number;
  readonly hasCome: boolean;
  readonly problem?: SoundProblem;
}

/** An answer, ICE and DTLS take less than this on any network that works. */
const COMES_WITHIN = 5_000;
/** Whoever is silent sends at least comfort noise (RFC 3389 §4); shorter losses heal by themselves. */
const STOPS_AFTER = 10_000;

/** Nobody is heard on hold, and nothing is missed. */
export function expectsSound({ state }: Call): boolean {
  return state.name === 'established' && state.localHold === 'none' && !state.remoteHold;
}

/** Takes in what was counted; without a watch this is the first look. */
export function watchSound(
  watch: SoundWatch | undefined,
  { at, packets, isConnected }: SoundSample,
): SoundWatch {
  if (watch === undefined) return { since: at, packets, hasCome: false };
  // Fewer than before: media was opened anew.
  if (packets !== watch.packets) return { since: at, packets, hasCome: packets > 0 };
  const isMissed = at - watch.since >= (watch.hasCome ? STOPS_AFTER : COMES_WITHIN);
  const { problem: _former, ...rest } = watch;
  return isMissed ? { ...rest, problem: problemOf(watch.hasCome, isConnected) } : rest;
}

function problemOf(hasCome: boolean, isConnected: boolean): SoundProblem {
  if (hasCome) return isConnected ? 'stopped-by-other-side' : 'interrupted';
  return isConnected ? 'not-sent' : 'blocked';
}
