import type { SessionDelegate } from 'sip.js';
import type { CallSession } from './call-session.ts';

/** What the other side asks within a call. Each request that has a delegate must be answered here. */
export function sessionRequests(call: CallSession): SessionDelegate {
  const { log } = call.context.environment;
  const logged = (error: unknown): void => {
    log(`could not answer: ${String(error)}`);
  };
  return {
    onBye: (bye) => {
      bye.accept().catch(logged);
      call.finish({ type: 'remote-ended', at: call.now });
    },
    onInfo: (info) => {
      info.accept().catch(logged);
    },
    onNotify: (notification) => {
      notification.accept().catch(logged);
      call.transfers?.notified(notification);
    },
    onMessage: (message) => {
      call.context.receiveMessage(message, call.otherSide.senderOf(message.request));
    },
    // Without a delegate SIP.js dials by itself whatever the other side names.
    onRefer: (referral) => {
      call.transfers?.referred(referral);
    },
    onInvite: (request) => {
      call.otherSide.requested(request);
    },
  };
}
