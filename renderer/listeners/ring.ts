import type { Call, CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** A sound that goes on until it is stopped. */
export interface Signal {
  start(): void;
  stop(): void;
}

interface Signals {
  /** On the ringer, while nobody speaks. */
  readonly ring: Signal;
  /** Softly in the ear, while another call is spoken. */
  readonly callWaiting: Signal;
}

/** Rings as long as a call waits for an answer and nobody has silenced it. */
export function ring({ ring: bell, callWaiting }: Signals): CallListener {
  const waiting = new Set<CallId>();
  const spoken = new Set<CallId>();
  let sounding: Signal | undefined;
  return ({ call }) => {
    put(waiting, call.id, call.state.name === 'incoming' && !call.state.silenced);
    put(spoken, call.id, isSpoken(call));
    const wanted = waiting.size === 0 ? undefined : spoken.size > 0 ? callWaiting : bell;
    if (wanted === sounding) return;
    sounding?.stop();
    sounding = wanted;
    wanted?.start();
  };
}

function isSpoken({ state }: Call): boolean {
  return state.name !== 'incoming' && state.name !== 'ended' && state.name !== 'ending';
}

function put(set: Set<CallId>, id: CallId, isIn: boolean): void {
  if (isIn) set.add(id);
  else set.delete(id);
}
