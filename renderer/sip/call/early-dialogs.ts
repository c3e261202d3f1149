import type { Core } from 'sip.js';
import { isMadeUpTag } from '../inbound/early-dialog.ts';

/**
 * Asks the other sides of a call that rings whether they still know of it. The CANCEL or the final response that would
 * have ended it may have been lost with the connection; then it would ring for minutes with nobody there. `gone` is
 * called when none does (481, RFC 3261 §12.2.2); any other answer, or none, leaves things as they are.
 */
export function askEarlyDialogs(core: Core.UserAgentCore, callId: string, gone: () => void): void {
  const dialogs = [...core.dialogs.values()].filter(
    (dialog) => dialog.early && dialog.callId === callId && !isMadeUpTag(dialog.remoteTag),
  );
  let left = dialogs.length;
  for (const dialog of dialogs) {
    core.request(dialog.createOutgoingRequestMessage('OPTIONS'), {
      onReject: ({ message }) => {
        if (message.statusCode !== 481) return;
        left -= 1;
        if (left === 0) gone();
      },
    });
  }
}
