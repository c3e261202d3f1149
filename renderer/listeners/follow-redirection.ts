import type { CallListener } from './call-listener.ts';
import { type EndedCall, isEnded } from './ended-call.ts';

/** Whoever is sent elsewhere (3xx) may want to go there at once. */
export function followRedirection(onEnded: (call: EndedCall) => void): CallListener {
  return ({ call, before }) => {
    if (isEnded(call) && before?.state.name !== 'ended') onEnded(call);
  };
}
