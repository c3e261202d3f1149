import type { Core, Session } from 'sip.js';

/**
 * Sends an UPDATE without an offer (RFC 3311), which SIP.js cannot: that we are there, and where.
 *
 * @param outcome `gone`: the dialog does not exist any more on the other side (RFC 3261 §12.2.1.2)
 */
export function sendUpdate({ dialog, userAgent }: Session, outcome: { refused(): void; gone(): void }): void {
  const { userAgentCore, contact } = userAgent;
  // Its interface leaves out what makes requests that the library does not know.
  const within = dialog as Core.SessionDialog | undefined;
  if (within === undefined) return;
  const refused = ({ message }: Core.IncomingResponse): void => {
    const status = message.statusCode ?? 500;
    // What SIP.js makes up itself, without any text behind it, is no word of the other side; a lost connection is told apart.
    if (status === 481 || (status === 408 && message.data !== undefined)) outcome.gone();
    else if (message.data !== undefined) outcome.refused();
  };
  const request = within.createOutgoingRequestMessage('UPDATE', {
    extraHeaders: [`Contact: ${contact.toString()}`],
  });
  userAgentCore.request(request, { onReject: refused, onRedirect: refused });
}
