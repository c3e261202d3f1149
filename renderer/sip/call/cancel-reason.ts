import { parseReasons } from '../message/reason.ts';

/**
 * Whether a CANCEL says that another device took the call (RFC 3326 §3.1): `SIP;cause=200`, its usual text, or
 * Q.850 cause 26 (non-selected user clearing), in any of several Reason headers.
 */
export function isAnsweredElsewhere(reasons: readonly string[]): boolean {
  return parseReasons(reasons).some(
    ({ protocol, cause, text }) =>
      (protocol === 'SIP' && (cause === 200 || /completed elsewhere/i.test(text))) ||
      (protocol === 'Q.850' && cause === 26),
  );
}
