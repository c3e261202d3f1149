import { type Core, UserAgent } from 'sip.js';
import type { MessageAnswer, MessageBody } from '../port.ts';
import { lostMark } from '../transport/pending-requests.ts';

/**
 * Sends a MESSAGE outside of any dialog (RFC 3428 §4). An answer that does not come within 32 s is a 408 (timer F).
 *
 * @param target a SIP URI
 */
export function sendMessage(
  userAgent: UserAgent,
  target: string,
  { contentType, body }: MessageBody,
): Promise<MessageAnswer> {
  const uri = UserAgent.makeURI(target);
  if (uri === undefined) return Promise.resolve({ status: 404 });
  if (!userAgent.isConnected()) return Promise.resolve('lost');
  const core = userAgent.userAgentCore;
  const request = core.makeOutgoingRequestMessage('MESSAGE', uri, core.configuration.aor, uri, {}, [], {
    contentDisposition: 'render',
    contentType,
    content: body,
  });
  return new Promise((resolve) => {
    const answered = ({ message }: Core.IncomingResponse): void => {
      const status = message.statusCode ?? 500;
      // A 503 without text behind it is SIP.js's own: the request could not leave.
      const isLost = message.hasHeader(lostMark) || (status === 503 && message.data === undefined);
      resolve(isLost ? 'lost' : { status });
    };
    core.message(request, { onAccept: answered, onRedirect: answered, onReject: answered });
  });
}
