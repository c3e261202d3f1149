import { mediaTypeOf } from '../message/media-type.ts';
import { type SipText, headerValue, withHeader, withoutHeaders } from '../message/message.ts';
import { partsOf } from '../message/multipart.ts';
import { methodOf } from '../message/transaction.ts';

const withSessions = ['INVITE', 'ACK'];

/** SIP.js finds no offer in a multipart body (RFC 5621 §3.2): its session description becomes the whole body. */
export function unwrapSession(message: SipText): SipText {
  if (!withSessions.includes(methodOf(message) ?? '')) return message;
  const session = partsOf(headerValue(message, 'Content-Type') ?? '', message.body)?.find(
    ({ contentType }) => mediaTypeOf(contentType) === 'application/sdp',
  );
  if (!session) return message;
  const bare = withoutHeaders(message, ['Content-Type', 'Content-Length', 'Content-Disposition']);
  const typed = withHeader(bare, 'Content-Type', 'application/sdp');
  const length = new TextEncoder().encode(session.content).length;
  return { ...withHeader(typed, 'Content-Length', String(length)), body: session.content };
}
