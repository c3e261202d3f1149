import type { Call } from '../domain/call/call.ts';
import type { CallListener } from './call-listener.ts';

/** Somebody was asked first: when they are gone, or the transfer to them has failed, there may be a call to go back to. */
export function returnFromConsultation(onChanged: (call: Call) => void): CallListener {
  return ({ call, before }) => {
    if (before === undefined) return;
    const isSame = before.state.name === call.state.name && before.transfer?.phase === call.transfer?.phase;
    if (!isSame) onChanged(call);
  };
}
