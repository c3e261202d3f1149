import { type SipText, headerValues, withHeader, withoutHeaders } from '../message/message.ts';
import { parseNameAddr, splitValues } from '../message/name-addr.ts';
import { statusOf } from '../message/transaction.ts';
import { parseSipUri } from '../message/uri.ts';

/**
 * A refusal may send us to a web page, or to a mail address (RFC 3261 §21.3); SIP.js then drops it, and the call goes on for
 * ever. Only the SIP addresses stay.
 */
export function withoutForeignContacts(message: SipText): SipText {
  const contacts = headerValues(message, 'Contact').flatMap(splitValues);
  if ((statusOf(message) ?? 0) < 300 || contacts.length === 0) return message;
  return contacts
    .filter((value) => parseSipUri(parseNameAddr(value)?.uri ?? '') !== undefined)
    .reduce((kept, value) => withHeader(kept, 'Contact', value), withoutHeaders(message, ['Contact']));
}
