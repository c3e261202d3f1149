import type { CallListener } from './call-listener.ts';

/**
 * A call that was handed over to the other side of another one: that one is over for us too. Servers differ in whether they
 * end it themselves (RFC 5589 §7.1), and one BYE too many does no harm.
 *
 * @param end ends the call with that Call-ID.
 */
export function endJoinedCall(end: (sipCallId: string) => void): CallListener {
  return ({ call, before }) => {
    const { state } = call;
    const wasUp = before?.state.name === 'established';
    const replaced = before?.transfer?.replaces;
    if (state.name === 'ending' && wasUp && state.reason === 'transferred' && replaced !== undefined)
      end(replaced.callId);
  };
}
