import type { SipText } from '../message/message.ts';
import { quoteDisplayNames } from './display-name.ts';
import { withoutForeignContacts } from './foreign-contact.ts';
import { unwrapSession } from './multipart.ts';
import { keepOwnBinding } from './own-binding.ts';
import { acceptSipsRequestUri } from './request-uri.ts';
import { rewriteTelUris } from './tel-uri.ts';

export interface NormaliseContext {
  /** Host of the account's address-of-record: telephone numbers belong to it. */
  readonly domain: string;
  /** User part of our Contact. */
  readonly contactUser: string;
}

/** What makes a legal or nearly legal message one that SIP.js reads; pure, each step cures one fault of it. */
export function normalise(message: SipText, context: NormaliseContext): SipText {
  const addressed = quoteDisplayNames(rewriteTelUris(unwrapSession(message), context.domain));
  const ours = keepOwnBinding(acceptSipsRequestUri(addressed), context.contactUser);
  return withoutForeignContacts(ours);
}
