import type { Call, CallId } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';
import type { Signal } from './signal.ts';

interface Signals {
  /** On the ringer, while nobody speaks. */
  readonly ring: Signal;
  /** Softly in the ear, while another call is spoken. */
  readonly callWaiting: Signal;
}

/** Rings as long as a call waits for an answer and nobody has silenced it. */
export function ring({ ring: bell, callWaiting }: Signals): CallListener {
  const waiting = new Map<CallId, Call>();
  const spoken = new Set<CallId>();
  let sounding: Signal | undefined;
  return ({ call }) => {
    if (call.state.name === 'incoming' && !call.state.silenced) waiting.set(call.id, call);
    else waiting.delete(call.id);
    if (isSpoken(call)) spoken.add(call.id);
    else spoken.delete(call.id);
    const [first] = waiting.values();
    const wanted = first === undefined ? undefined : spoken.size > 0 ? callWaiting : bell;
    if (wanted === sounding) return;
    sounding?.stop();
    sounding = wanted;
    if (first !== undefined) wanted?.start(first);
  };
}

function isSpoken({ state }: Call): boolean {
  return state.name !== 'incoming' && state.name !== 'ended' && state.name !== 'ending';
}
