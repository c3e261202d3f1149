import type { CallListener } from './call-listener.ts';
import { onEnded, type EndedCall } from './ended-call.ts';

/** Every call that is over goes into the list of recent calls. */
export function recordRecent(recent: { add(call: EndedCall): void }): CallListener {
  return onEnded((call) => recent.add(call));
}
