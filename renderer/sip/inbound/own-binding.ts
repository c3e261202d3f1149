import { type SipText, headerValues, withHeader, withoutHeaders } from '../message/message.ts';
import { parseNameAddr, splitValues } from '../message/name-addr.ts';
import { parseSipUri } from '../message/uri.ts';
import { methodOf, statusOf } from '../message/transaction.ts';

/**
 * The 200 to a REGISTER lists the bindings of all devices; one that SIP.js cannot parse would cost us the whole
 * response. Only our own stay: servers rewrite host, port and transport, so the user part decides.
 */
export function keepOwnBinding(message: SipText, contactUser: string): SipText {
  if (methodOf(message) !== 'REGISTER' || statusOf(message) !== 200) return message;
  const own = headerValues(message, 'Contact')
    .flatMap(splitValues)
    .filter((value) => parseSipUri(parseNameAddr(value)?.uri ?? '')?.user === contactUser);
  return own.reduce(
    (kept, value) => withHeader(kept, 'Contact', value),
    withoutHeaders(message, ['Contact']),
  );
}
