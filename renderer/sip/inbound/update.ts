import type { Core } from 'sip.js';
import { type Header, type SipText, headerValue } from '../message/message.ts';
import { responseTo } from '../message/response.ts';
import { dialogOfRequest, setRemoteTarget } from './remote-target.ts';

/** An UPDATE within a dialog of ours (RFC 3311); it must be answered once. */
export interface Update {
  readonly message: SipText;
  readonly callId: string;
  /** @param status code and reason phrase. */
  answer(status: string, headers?: readonly Header[], body?: string): void;
}

/** SIP.js answers 405 to UPDATE. Undefined when it is refused already: there is no such dialog, or it is out of order. */
export function readUpdate(
  core: Core.UserAgentCore,
  message: SipText,
  send: (response: SipText) => void,
): Update | undefined {
  const answer: Update['answer'] = (status, headers = [], body = '') => {
    const response = responseTo(message, status, headers, body);
    if (response) send(response);
  };
  const dialog = dialogOfRequest(core, message);
  if (dialog === undefined) {
    answer('481 Call/Transaction Does Not Exist');
    return undefined;
  }
  const number = Number.parseInt(headerValue(message, 'CSeq') ?? '', 10);
  if (number <= (dialog.remoteSequenceNumber ?? -1)) {
    answer('500 Out Of Order');
    return undefined;
  }
  // As for the target: SIP.js has no other way, and would take the next request for one that is out of order, or not.
  (dialog as unknown as { dialogState: { remoteSequenceNumber: number } }).dialogState.remoteSequenceNumber =
    number;
  setRemoteTarget(dialog, message);
  return { message, callId: dialog.callId, answer };
}
