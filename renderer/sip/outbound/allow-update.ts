import { type SipText, mapHeaders } from '../message/message.ts';

/** SIP.js writes a fixed list of methods, without the one that it leaves to us (RFC 3311 §4). */
export function allowUpdate(message: SipText): SipText {
  return mapHeaders(message, ['Allow'], (methods) =>
    /\bUPDATE\b/.test(methods) ? methods : `${methods},UPDATE`,
  );
}
