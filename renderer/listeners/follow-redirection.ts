import type { CallListener } from './call-listener.ts';
import { onEnded, type EndedCall } from './ended-call.ts';

/** Whoever is sent elsewhere (3xx) may want to go there at once. */
export function followRedirection(redirections: { onEnded(call: EndedCall): void }): CallListener {
  return onEnded((call) => redirections.onEnded(call));
}
