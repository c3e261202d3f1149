import { mapAddresses } from '../message/addresses.ts';
import type { SipText } from '../message/message.ts';
import { formatNameAddr, parseNameAddr } from '../message/name-addr.ts';

const wellFormed = /^\s*(?:"(?:[^"\\\p{Cc}]|\\[\x20-\x7e])*"\s*|[A-Za-z0-9.!%*_+`'~ \t-]*)<[^<>]*>/u;

/**
 * SIP.js drops a message whose display name is neither tokens nor a proper quoted-string, such as `Zoë <sip:…>`: it
 * is quoted.
 */
export function quoteDisplayNames(message: SipText): SipText {
  return mapAddresses(message, (value) => {
    if (!value.includes('<') || wellFormed.test(value)) return value;
    const address = parseNameAddr(value);
    return address ? formatNameAddr(address) : value;
  });
}
