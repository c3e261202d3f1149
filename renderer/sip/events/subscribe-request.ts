import type { Core, URI, UserAgent } from 'sip.js';

const allow = 'ACK, BYE, CANCEL, INFO, INVITE, MESSAGE, NOTIFY, OPTIONS, REFER';

export interface Asked {
  /** Of the package. */
  readonly name: string;
  readonly accept: string;
  /** Seconds; 0 unsubscribes. */
  readonly expires: number;
}

/** A SUBSCRIBE that begins a subscription (RFC 6665 §4.1.2.1). */
export function subscribeRequest(
  userAgent: UserAgent,
  target: URI,
  asked: Asked,
): Core.OutgoingRequestMessage {
  const { aor } = userAgent.userAgentCore.configuration;
  return userAgent.userAgentCore.makeOutgoingRequestMessage(
    'SUBSCRIBE',
    target,
    aor,
    target,
    {},
    headers(userAgent, asked),
  );
}

/** A SUBSCRIBE within its dialog (§4.1.2.2, §4.1.2.3). */
export function refreshRequest(
  userAgent: UserAgent,
  dialog: Core.SubscriptionDialog,
  asked: Asked,
): Core.OutgoingRequestMessage {
  return dialog.createOutgoingRequestMessage('SUBSCRIBE', { extraHeaders: headers(userAgent, asked) });
}

function headers(userAgent: UserAgent, { name, accept, expires }: Asked): string[] {
  return [
    `Contact: ${userAgent.contact.toString()}`,
    `Event: ${name}`,
    `Accept: ${accept}`,
    `Expires: ${expires}`,
    `Allow: ${allow}`,
  ];
}
