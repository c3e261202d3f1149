import type { CallListener } from './call-listener.ts';
import { isEnded, type EndedCall } from './ended-call.ts';

/** Every call that is over goes into the list of recent calls. */
export function recordRecent(recent: { add(call: EndedCall): void }): CallListener {
  return ({ call, before }) => {
    if (isEnded(call) && before?.state.name !== 'ended') recent.add(call);
  };
}
