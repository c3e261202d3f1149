import type { Core, URI, UserAgent } from 'sip.js';
import type { EventPackage } from './event-package.ts';

const allow = 'ACK, BYE, CANCEL, INFO, INVITE, MESSAGE, NOTIFY, OPTIONS, REFER';

type Asked = Pick<EventPackage<unknown>, 'name' | 'accept' | 'supported'>;

/** A SUBSCRIBE that begins a subscription (RFC 6665 §4.1.2.1). `expires` is in seconds. */
export function subscribeRequest(
  userAgent: UserAgent,
  target: URI,
  asked: Asked,
  expires: number,
): Core.OutgoingRequestMessage {
  const { aor } = userAgent.userAgentCore.configuration;
  return userAgent.userAgentCore.makeOutgoingRequestMessage(
    'SUBSCRIBE',
    target,
    aor,
    target,
    {},
    headers(userAgent, asked, expires),
  );
}

/** A SUBSCRIBE within its dialog (§4.1.2.2, §4.1.2.3); 0 seconds unsubscribe. */
export function refreshRequest(
  userAgent: UserAgent,
  dialog: Core.SubscriptionDialog,
  asked: Asked,
  expires: number,
): Core.OutgoingRequestMessage {
  return dialog.createOutgoingRequestMessage('SUBSCRIBE', {
    extraHeaders: headers(userAgent, asked, expires),
  });
}

function headers(userAgent: UserAgent, { name, accept, supported }: Asked, expires: number): string[] {
  return [
    `Contact: ${userAgent.contact.toString()}`,
    `Event: ${name}`,
    `Accept: ${accept}`,
    `Expires: ${expires}`,
    `Allow: ${allow}`,
    ...(supported === undefined ? [] : [`Supported: ${supported}`]),
  ];
}
