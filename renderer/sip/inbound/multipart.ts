import { mediaTypeOf, parameterOf } from '../message/media-type.ts';
import { type SipText, headerValue, withHeader, withoutHeaders } from '../message/message.ts';
import { methodOf } from '../message/transaction.ts';

const withSessions = ['INVITE', 'ACK'];

/** SIP.js finds no offer in a multipart body (RFC 5621 §3.2): its session description becomes the whole body. */
export function unwrapSession(message: SipText): SipText {
  if (!withSessions.includes(methodOf(message) ?? '')) return message;
  const type = headerValue(message, 'Content-Type') ?? '';
  const boundary = parameterOf(type, 'boundary');
  if (!mediaTypeOf(type).startsWith('multipart/') || boundary === undefined) return message;
  const session = partsOf(message.body, boundary).find(
    ({ contentType }) => mediaTypeOf(contentType) === 'application/sdp',
  );
  if (!session) return message;
  const bare = withoutHeaders(message, ['Content-Type', 'Content-Length', 'Content-Disposition']);
  const typed = withHeader(bare, 'Content-Type', 'application/sdp');
  const length = new TextEncoder().encode(session.content).length;
  return { ...withHeader(typed, 'Content-Length', String(length)), body: session.content };
}

/** RFC 2046 §5.1.1: parts lie between delimiter lines; the line break before a delimiter belongs to it. */
function partsOf(body: string, boundary: string): { contentType: string; content: string }[] {
  return `\r\n${body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf('\r\n\r\n');
      if (end < 0 || part.startsWith('--')) return [];
      const contentType = /\r\nContent-Type[ \t]*:[ \t]*(.*)/i.exec(part.slice(0, end))?.[1] ?? '';
      return [{ contentType, content: part.slice(end + 4) }];
    });
}
