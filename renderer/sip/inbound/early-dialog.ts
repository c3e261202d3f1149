import { type SipText, hasHeader, headerValue, mapHeaders, withHeader } from '../message/message.ts';
import { parseNameAddr } from '../message/name-addr.ts';
import { branchOf, methodOf, statusOf, tagOf } from '../message/transaction.ts';

/**
 * SIP.js drops a 180 or 183 without Contact or To tag, so that nothing rings, and a 200 without Contact, so that the
 * call never comes up. Both get what the dialog needs; see remote-target.ts for how the true Contact wins later.
 */
export function completeDialogForming(message: SipText): SipText {
  const status = statusOf(message) ?? 0;
  if (methodOf(message) !== 'INVITE' || status <= 100 || status >= 300) return message;
  return addContact(status < 200 ? addToTag(message) : message);
}

const madeUp = 'untagged-';

/** Whether the other side knows nothing of this tag, as it came without one. */
export function isMadeUpTag(tag: string): boolean {
  return tag.startsWith(madeUp);
}

function addToTag(message: SipText): SipText {
  const tag = `${madeUp}${branchOf(message) ?? ''}`;
  return mapHeaders(message, ['To'], (to) => (tagOf(to) === undefined ? `${to};tag=${tag}` : to));
}

function addContact(message: SipText): SipText {
  if (hasHeader(message, 'Contact')) return message;
  const to = parseNameAddr(headerValue(message, 'To') ?? '');
  return to ? withHeader(message, 'Contact', `<${to.uri}>`) : message;
}
