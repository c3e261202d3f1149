import type { CallWarning } from '../domain/call/call.ts';

/** What Chromium says of a server when gathering candidates fails (WebRTC §4.8.2). */
export interface CandidateError {
  readonly url: string;
  /** A STUN error code (RFC 8489 §14.8); 701 when the server cannot be reached from one of our addresses. */
  readonly errorCode: number;
}

/** Whether there is a TURN server to be asked. */
export function asksRelay({ iceServers = [] }: RTCConfiguration): boolean {
  return iceServers.flatMap(({ urls }) => urls).some((url) => isTurn.test(url));
}

/** The servers that can be asked: a browser opens no connection at all with a TURN server of which it knows no password. */
export function withPassword(servers: readonly RTCIceServer[]): RTCIceServer[] {
  return servers.filter(({ urls, username, credential }) => {
    const isKnown = Boolean(username) && Boolean(credential);
    return isKnown || !asksRelay({ iceServers: [{ urls }] });
  });
}

/** A TURN server that cannot be used is set up wrongly or away, and calls without another way stay silent. */
export function relayWarning({ url, errorCode }: CandidateError): CallWarning | undefined {
  if (!isTurn.test(url) || errorCode < 300) return undefined;
  // Chromium does not tell a certificate that it refuses from a server that does not answer.
  if (errorCode >= 700) return /^turns:/i.test(url) ? 'relay-tls' : 'relay-unreachable';
  // 441: RFC 8656 §16. Chromium reports 401 only where the password it was asked for was wrong.
  return errorCode === 401 || errorCode === 441 ? 'relay-password' : 'relay-refused';
}

const isTurn = /^turns?:/i;
