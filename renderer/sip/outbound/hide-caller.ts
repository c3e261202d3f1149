import { hasHeader, type SipText, headerValue, mapHeaders, withHeader } from '../message/message.ts';
import { statusOf } from '../message/transaction.ts';

/** URIs of our Contact. */
export interface Contacts {
  /** Random, so that nobody is known by it. */
  readonly uri: string;
  /** Has our address in it (RFC 5627 §3.1.1). */
  readonly pubGruu?: string | undefined;
}

/**
 * In a call in which we are anonymous nothing says who we are (RFC 3323 §4.1.1.3). SIP.js writes our name beside the anonymous
 * address in all requests but the first, and has no Contact between one that says it and one by which nobody finds us.
 */
export function hideCaller(message: SipText, { uri, pubGruu }: Contacts): SipText {
  const isRequest = statusOf(message) === undefined;
  const ourSide = headerValue(message, isRequest ? 'From' : 'To') ?? '';
  if (!ourSide.includes('@anonymous.invalid')) return message;
  const nameless = isRequest ? asking(message) : message;
  if (pubGruu === undefined) return nameless;
  return mapHeaders(nameless, ['Contact'], (contact) => contact.replace(pubGruu, uri));
}

/** Each request asks for it anew: the server may assert who we are in any of them (RFC 3325 §7). */
function asking(request: SipText): SipText {
  const nameless = mapHeaders(request, ['From'], (from) => from.replace(/^.*</, '"Anonymous" <'));
  return hasHeader(nameless, 'Privacy') ? nameless : withHeader(nameless, 'Privacy', 'id');
}
