import type { SipText } from '../message/message.ts';
import { methodOf, statusOf } from '../message/transaction.ts';

/**
 * SIP.js ignores a 3xx to a re-INVITE: the offer is never rolled back and no other can follow. Within a dialog there
 * is nobody to be redirected to, so it is a refusal.
 */
export function refuseRedirectedReinvite(message: SipText, inConfirmedDialog: boolean): SipText {
  const status = statusOf(message) ?? 0;
  if (!inConfirmedDialog || methodOf(message) !== 'INVITE' || status < 300 || status > 399) return message;
  return { ...message, startLine: 'SIP/2.0 488 Not Acceptable Here' };
}
