import { type Invitation, SessionState } from 'sip.js';
import { isAnsweredElsewhere } from './cancel-reason.ts';
import type { Beginning, CallSession } from './call-session.ts';
import { sessionRequests } from './session-requests.ts';

/** A call that came in (RFC 3261 §13.3); SIP.js has sent 180 already. */
export function incomingCall(invitation: Invitation): Beginning {
  return {
    begin: (call) => {
      void answer(call, invitation);
    },
    // Its Expires or our patience ran out.
    unfinished: (call) => ({ type: 'cancelled', elsewhere: false, at: call.now }),
    forgotten: 'missed',
  };
}

export function attachInvitation(call: CallSession, invitation: Invitation): void {
  invitation.delegate = {
    ...sessionRequests(call),
    onCancel: ({ request }) => {
      const elsewhere = isAnsweredElsewhere(request.getHeaders('Reason'));
      call.finish({ type: 'cancelled', elsewhere, at: call.now });
    },
  };
  call.attach(invitation);
}

/** SIP.js refuses a call whose answer fails; so the answer is made first, and a failure leaves it ringing. */
async function answer(call: CallSession, invitation: Invitation): Promise<void> {
  try {
    await call.handler.prepare(offerOf(invitation));
  } catch {
    call.report({ type: 'answer-failed', problem: call.handler.problem ?? 'media-failed' });
    return;
  }
  // Where the connection is lost for a moment, the caller hears it ring on.
  call.context.whenConnected(() => void accept(call, invitation));
}

async function accept(call: CallSession, invitation: Invitation): Promise<void> {
  if (invitation.state !== SessionState.Initial) return;
  try {
    await invitation.accept();
    if (isEstablished(invitation)) call.established();
  } catch {
    call.report({ type: 'failed', reason: call.handler.problem ?? 'media-failed', at: call.now });
  }
}

/** Undefined when the offer is left to us (RFC 3261 §13.2.1). */
function offerOf(invitation: Invitation): string | undefined {
  const type = invitation.request.getHeader('Content-Type') ?? '';
  return invitation.body && /^application\/sdp\b/i.test(type) ? invitation.body : undefined;
}

/** Not so when a CANCEL came in while the 200 was being made: SIP.js then resolves all the same. */
function isEstablished(invitation: Invitation): boolean {
  return invitation.state === SessionState.Established;
}
