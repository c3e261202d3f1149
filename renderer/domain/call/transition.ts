/** The few ways in which a call moves, shared by all states. */
import type { Call, CallEffect, CallEvent, CallState, Elsewhere, EndReason, Step } from './call.ts';
import type { ConferenceEvent } from './conference.ts';
import type { TransferEvent } from './transfer.ts';
import type { VideoEvent } from './video.ts';

export type StateNamed<Name extends CallState['name']> = Extract<CallState, { name: Name }>;

/** What a state decides about; the others are the same in all of them and decided in step.ts. */
export type StateEvent = Exclude<
  CallEvent,
  TransferEvent | ConferenceEvent | VideoEvent | { type: 'identified' | 'warned' | 'sound' }
>;

/** For events that come too late, too early or twice: normal on a network. */
export function unchanged(call: Call): Step {
  return { call, effects: [] };
}

export function moved(call: Call, state: CallState, ...effects: readonly CallEffect[]): Step {
  return { call: { ...call, state }, effects };
}

interface End {
  readonly reason: EndReason;
  /** ms since the epoch. */
  readonly at: number;
  readonly status?: number;
  readonly movedTo?: Elsewhere;
}

/** Over: the time of the answer is kept where there was one. */
export function ended(call: Call, end: End, ...effects: readonly CallEffect[]): Step {
  const { state } = call;
  const since = 'since' in state ? { since: state.since } : {};
  const { transfer: _transfer, referral: _referral, video: _video, ...without } = call;
  const { inConference: _joined, memberMuted: _muted, heldAlone: _alone, ...rest } = without;
  return moved(rest, { name: 'ended', ...since, ...end }, ...effects);
}

/** The answer is through: the timer starts, and the microphone is as the person left it. */
export function answered(call: Call, at: number): Step {
  return moved(
    call,
    { name: 'established', since: at, localHold: 'none', remoteHold: false },
    { type: 'set-microphone', live: !call.muted },
  );
}
