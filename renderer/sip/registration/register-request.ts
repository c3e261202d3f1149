import type { Core, UserAgent } from 'sip.js';

const allow = 'ACK, CANCEL, INVITE, MESSAGE, BYE, OPTIONS, INFO, NOTIFY, REFER';

/**
 * A REGISTER for our Contact (RFC 3261 §10.2) with instance and flow (RFC 5626 §4.2), so that the registrar replaces
 * the binding of a former connection. `expires` in seconds; 0 takes the binding back.
 */
export function registerRequest(
  userAgent: UserAgent,
  { callId, cseq, expires }: { callId: string; cseq: number; expires: number },
): Core.OutgoingRequestMessage {
  const { uri } = userAgent.configuration;
  const registrar = uri.clone();
  registrar.user = undefined;
  const contact = userAgent.contact.toString({ register: true });
  const instance = `+sip.instance="<urn:uuid:${userAgent.instanceId}>"`;
  return userAgent.userAgentCore.makeOutgoingRequestMessage(
    'REGISTER',
    registrar,
    uri,
    uri,
    // A Service-Route is for other requests than REGISTER (RFC 3608 §5.1).
    { ...(callId === '' ? {} : { callId }), cseq, routeSet: [] },
    [`Contact: ${contact};reg-id=1;${instance};expires=${expires}`, `Expires: ${expires}`, `Allow: ${allow}`],
  );
}
