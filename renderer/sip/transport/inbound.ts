import { Core, type UserAgent } from 'sip.js';
import type { LineEnvironment } from '../environment.ts';
import { isChallenge, plainChallenge, withoutChallenge } from '../inbound/challenge.ts';
import { completeDialogForming } from '../inbound/early-dialog.ts';
import { again, challengeInPlaceOf } from '../inbound/longer-session.ts';
import { normalise } from '../inbound/normalise.ts';
import { type Refusal, refusalOf } from '../inbound/refusal.ts';
import { refuseRedirectedReinvite } from '../inbound/redirected-reinvite.ts';
import { dialogOf, refreshRemoteTarget } from '../inbound/remote-target.ts';
import { readUpdate, type Update } from '../inbound/update.ts';
import { type SipText, parseSipText, serializeSipText } from '../message/message.ts';
import { responseTo } from '../message/response.ts';
import { methodOf, statusOf } from '../message/transaction.ts';
import type { Credentials } from './credentials.ts';
import type { PendingRequests } from './pending-requests.ts';

export interface InboundContext {
  readonly userAgent: UserAgent;
  readonly credentials: Credentials;
  readonly pending: PendingRequests;
  readonly environment: LineEnvironment;
  /** Gives a response to SIP.js. */
  deliver(response: string): void;
  /** Hears of every message that is not refused. */
  received(message: SipText): void;
  /** Whether a request that was refused as too short a session is sent again for a longer one. */
  asksForLonger(response: SipText): boolean;
  /** Takes and answers what SIP.js does not know. */
  update(update: Update): void;
  /** Sends what is answered here, and not by SIP.js. */
  respond(message: string): void;
}

/** One message from the server on its way to SIP.js. What cannot be read is dropped and logged; nothing throws. */
export function receive(text: string, answer: string | undefined, context: InboundContext): void {
  const { environment } = context;
  const message = parseSipText(text);
  if (!message) {
    environment.log('dropped what is no SIP message');
    return;
  }
  try {
    deliver(message, answer, context);
  } catch (error) {
    environment.log(`dropped a message: ${error instanceof Error ? error.message : 'unknown fault'}`);
  }
}

/**
 * Messages as SIP.js wants them: normalised, its challenges answered, its dialogs' targets right. What must be refused
 * does not reach it.
 */
export function deliver(raw: SipText, answer: string | undefined, context: InboundContext): void {
  const { userAgent } = context;
  const message = normalise(raw, {
    domain: userAgent.configuration.uri.host,
    contactUser: userAgent.contact.uri.user ?? '',
  });
  if (statusOf(message) === undefined) deliverRequest(raw, message, context);
  else deliverResponse(message, answer, context);
}

function deliverRequest(raw: SipText, message: SipText, context: InboundContext): void {
  const core = context.userAgent.userAgentCore;
  const request = refusalOf(message) ?? read(message, context.userAgent);
  if (!(request instanceof Core.IncomingRequestMessage)) {
    context.environment.log(`refused a request: ${request.status}`);
    const response =
      methodOf(message) === 'ACK' ? undefined : responseTo(raw, request.status, request.headers);
    if (response) context.respond(serializeSipText(response));
    return;
  }
  if (methodOf(message) === 'UPDATE') {
    const update = readUpdate(core, message, (answer) => {
      context.respond(serializeSipText(answer));
    });
    if (update === undefined) return;
    context.received(message);
    context.update(update);
    return;
  }
  context.received(message);
  core.receiveIncomingRequestFromTransport(request);
}

/**
 * By SIP.js's grammar, but not by its user agent, which drops without a word what it cannot read; who sent it should
 * know (RFC 3261 §21.4.1). A request of ours that came back to us goes in circles (§16.3).
 */
function read(message: SipText, userAgent: UserAgent): Core.IncomingRequestMessage | Refusal {
  const request = Core.Parser.parseMessage(serializeSipText(message), userAgent.getLogger('sip.Parser'));
  if (!(request instanceof Core.IncomingRequestMessage)) return { status: '400 Bad Request', headers: [] };
  const isOurs = request.callId.startsWith(userAgent.userAgentCore.configuration.sipjsId);
  return isOurs && !request.toTag ? { status: '482 Loop Detected', headers: [] } : request;
}

function deliverResponse(message: SipText, answer: string | undefined, context: InboundContext): void {
  const core = context.userAgent.userAgentCore;
  context.received(message);
  const { hadCredentials, hadProxyCredentials } = context.pending.answered(message);
  if (statusOf(message) === 422 && context.asksForLonger(message)) {
    const inUse = { any: hadCredentials, proxy: hadProxyCredentials };
    context.deliver(serializeSipText(challengeInPlaceOf(message, context.credentials.keep(again), inUse)));
    return;
  }
  refreshRemoteTarget(core, message);
  const dialog = dialogOf(core, message);
  const complete = completeDialogForming(
    refuseRedirectedReinvite(message, dialog !== undefined && !dialog.early),
  );
  context.deliver(serializeSipText(answerChallenge(complete, answer, hadCredentials, context.credentials)));
}

function answerChallenge(
  message: SipText,
  answer: string | undefined,
  again: boolean,
  credentials: Credentials,
): SipText {
  if (!isChallenge(message)) return message;
  return answer === undefined
    ? withoutChallenge(message)
    : plainChallenge(message, credentials.keep(answer), again);
}
