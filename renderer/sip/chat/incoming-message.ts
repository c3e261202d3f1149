import type { Message } from 'sip.js';
import { callerOf } from '../call/party.ts';
import { mediaTypeOf } from '../message/media-type.ts';
import type { ReceivedMessage } from '../port.ts';
import { ACCEPTED_TYPES, readMessage } from './read-message.ts';

interface Receiving {
  readonly accountId: string;
  /** Of the account's address-of-record. */
  readonly domain: string;
  /** Resolves to whether the message is kept; only then may its sender believe so. */
  readonly receive: (message: ReceivedMessage) => Promise<boolean>;
}

/** Takes a MESSAGE (RFC 3428 §7): answered with 200 when it is kept, and never before. */
export async function receiveMessage(
  message: Message,
  { accountId, domain, receive }: Receiving,
): Promise<void> {
  const { request } = message;
  const contentType = request.getHeader('Content-Type') ?? 'text/plain';
  const content = readMessage(contentType, request.body);
  if (content === undefined) {
    const isKnown = ACCEPTED_TYPES.includes(mediaTypeOf(contentType));
    const accept = `Accept: ${ACCEPTED_TYPES.join(', ')}`;
    return message.reject(isKnown ? { statusCode: 400 } : { statusCode: 415, extraHeaders: [accept] });
  }
  const date = Date.parse(request.getHeader('Date') ?? '');
  const isKept = await receive({
    accountId,
    from: callerOf(request, domain),
    content,
    // Servers that kept a message for us say with Date when it was sent.
    ...(!Number.isNaN(date) && { sentAt: date }),
  });
  return isKept ? message.accept() : message.reject({ statusCode: 500 });
}
