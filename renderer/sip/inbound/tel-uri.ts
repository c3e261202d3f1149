import { mapAddresses } from '../message/addresses.ts';
import type { SipText } from '../message/message.ts';
import { formatNameAddr, parseNameAddr } from '../message/name-addr.ts';
import { telToSip } from '../message/uri.ts';

/** SIP.js drops every message with a `tel:` URI (RFC 3966) in an address: it becomes a SIP URI of our domain. */
export function rewriteTelUris(message: SipText, domain: string): SipText {
  return mapAddresses(message, (value) => {
    if (!/tel:/i.test(value)) return value;
    const address = parseNameAddr(value);
    const uri = address && telToSip(address.uri, domain);
    return address && uri ? formatNameAddr({ ...address, uri }) : value;
  });
}
