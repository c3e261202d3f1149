import type { SipText } from '../message/message.ts';

/** SIP.js answers 416 to a `sips:` Request-URI, though over wss it has come by TLS all the way to us. */
export function acceptSipsRequestUri(message: SipText): SipText {
  return { ...message, startLine: message.startLine.replace(/^(\S+) sips:/i, '$1 sip:') };
}
