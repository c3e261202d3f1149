import type { Core } from 'sip.js';
import { Grammar } from 'sip.js';
import { type SipText, headerValue } from '../message/message.ts';
import { methodOf, statusOf, tagOf } from '../message/transaction.ts';

/** The INVITE dialog that a response to one of our requests belongs to. */
export function dialogOf(core: Core.UserAgentCore, message: SipText): Core.Dialog | undefined {
  const [from, to] = ['From', 'To'].map((name) => tagOf(headerValue(message, name)) ?? '');
  return core.dialogs.get(`${headerValue(message, 'Call-ID') ?? ''}${from ?? ''}${to ?? ''}`);
}

/** The INVITE dialog that a request of the other side belongs to. */
export function dialogOfRequest(core: Core.UserAgentCore, message: SipText): Core.Dialog | undefined {
  const [from, to] = ['From', 'To'].map((name) => tagOf(headerValue(message, name)) ?? '');
  return core.dialogs.get(`${headerValue(message, 'Call-ID') ?? ''}${to ?? ''}${from ?? ''}`);
}

/**
 * A 2xx to INVITE or UPDATE gives the remote target (RFC 3261 §12.1.2, §12.2.1.2, RFC 3311 §5.1). SIP.js keeps the one of the first provisional
 * response, so that ACK and BYE would go to a wrong address when that differed or had none.
 */
export function refreshRemoteTarget(core: Core.UserAgentCore, message: SipText): void {
  const status = statusOf(message) ?? 0;
  if (!['INVITE', 'UPDATE'].includes(methodOf(message) ?? '') || status < 200 || status > 299) return;
  const dialog = dialogOf(core, message);
  if (dialog) setRemoteTarget(dialog, message);
}

/** From now on our requests go to the Contact of this message, where it has one. */
export function setRemoteTarget(dialog: Core.Dialog, message: SipText): void {
  const contact: unknown = Grammar.nameAddrHeaderParse(headerValue(message, 'Contact') ?? '')?.uri;
  // The dialog's state is `protected`, yet SIP.js itself has no other way to change a target.
  if (contact)
    (dialog as unknown as { dialogState: { remoteTarget: unknown } }).dialogState.remoteTarget = contact;
}
