import type { Message } from 'sip.js';
import type { Party } from '../../domain/call/call.ts';
import { mediaTypeOf } from '../message/media-type.ts';
import type { ReceivedMessage } from '../port.ts';
import { ACCEPTED_TYPES, readMessage } from './read-message.ts';

export interface Receiving {
  readonly accountId: string;
  /** Who wrote it. */
  readonly from: Party;
  /** Resolves to whether the message is kept; only then may its sender believe so. */
  readonly receive: (message: ReceivedMessage) => Promise<boolean>;
}

/** Takes a MESSAGE, within a call or outside (RFC 3428 §7): answered with 200 when it is kept, and never before. */
export async function receiveMessage(message: Message, receiving: Receiving): Promise<void> {
  const { accountId, from, receive } = receiving;
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
    from,
    content,
    // Servers that kept a message for us say with Date when it was sent.
    ...(!Number.isNaN(date) && { sentAt: date }),
  });
  return isKept ? message.accept() : message.reject({ statusCode: 500 });
}
