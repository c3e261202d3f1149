import type { CallWarning } from '../domain/call/call.ts';

/** What Chromium says of a server when gathering candidates fails (WebRTC §4.8.2). */
export interface CandidateError {
  readonly url: string;
  /** A STUN error code (RFC 8489 §14.8); 701 when the server cannot be reached from one of our addresses. */
  readonly errorCode: number;
}

/**
 * A TURN server that refuses us is set up wrongly, and calls without another way stay silent. One that does not answer
 * is no news: each network interface without a way to it says so.
 */
export function relayWarning({ url, errorCode }: CandidateError): CallWarning | undefined {
  if (!/^turns?:/i.test(url) || errorCode < 300 || errorCode > 699) return undefined;
  // 441: RFC 8656 §16. Chromium reports 401 only where the password it was asked for was wrong.
  return errorCode === 401 || errorCode === 441 ? 'relay-password' : 'relay-refused';
}
