import { mediaTypeOf, parameterOf } from '../message/media-type.ts';
import { type Header, type SipText, headerValue, headerValues } from '../message/message.ts';
import { knowsSessionTimer, readSessionExpires, shortestInterval } from '../message/session-expires.ts';
import { methodOf } from '../message/transaction.ts';
import { faultOf } from './malformed.ts';

/** How a request is answered that SIP.js would take though it must not. */
export interface Refusal {
  /** Status code and reason phrase. */
  readonly status: string;
  readonly headers: readonly Header[];
}

/** The extensions that we know. SIP.js's 100rel is off, and so is its replaces, in whose place is replaced-dialog.ts. */
const supportedTags = new Set(['outbound', 'path', 'gruu', 'replaces', 'eventlist', 'timer']);

const sdp = 'application/sdp';

/**
 * What a request asks for and cannot have: to be read as another version of SIP or though it is broken (§21.5.6,
 * §21.4.1), then in the order of RFC 3261 §8.2 an address that is none of SIP's (§8.2.2.1), an extension that is not
 * there (§8.2.2.3), a session timer that is too short (RFC 4028 §9), a session that is not described in SDP (§8.2.3), an answer in anything but SDP (§21.4.7). ACK is
 * never answered, and CANCEL needs nothing of all this.
 */
export function refusalOf(message: SipText): Refusal | undefined {
  const method = methodOf(message);
  if (method === 'ACK' || method === 'CANCEL') return undefined;
  if (/ SIP\/(?!2\.0)\d+\.\d+$/i.test(message.startLine)) return plain('505 Version Not Supported');
  const fault = faultOf(message);
  if (fault !== undefined) return plain(`400 ${fault}`);
  if (!/^\S+ (?:sips?|tel):/i.test(message.startLine)) return plain('416 Unsupported URI Scheme');
  const unsupported = valuesOf(message, 'Require').filter((tag) => !supportedTags.has(tag.toLowerCase()));
  if (unsupported.length > 0) {
    const headers = [{ name: 'Unsupported', value: unsupported.join(', ') }];
    return { status: '420 Bad Extension', headers };
  }
  if (isTooShort(message)) {
    const headers = [{ name: 'Min-SE', value: `${shortestInterval}` }];
    return { status: '422 Session Interval Too Small', headers };
  }
  if (method !== 'INVITE') return undefined;
  if (!isUnderstood(message)) {
    return { status: '415 Unsupported Media Type', headers: [{ name: 'Accept', value: sdp }] };
  }
  return acceptsSdp(message) ? undefined : plain('406 Not Acceptable');
}

const plain = (status: string): Refusal => ({ status, headers: [] });

/** Only whoever knows the session timer can ask for longer (RFC 4028 §9). */
function isTooShort(message: SipText): boolean {
  const interval = readSessionExpires(message)?.interval;
  return interval !== undefined && interval < shortestInterval && knowsSessionTimer(message);
}

/** No body, SDP, or what the sender lets us ignore. A multipart body with SDP in it has been unwrapped before. */
function isUnderstood(message: SipText): boolean {
  if (message.body.trim() === '') return true;
  const disposition = headerValue(message, 'Content-Disposition') ?? '';
  if (parameterOf(disposition, 'handling')?.toLowerCase() === 'optional') return true;
  return mediaTypeOf(headerValue(message, 'Content-Type') ?? '') === sdp;
}

/** Without Accept it is SDP; an empty one accepts nothing (§20.1). */
function acceptsSdp(message: SipText): boolean {
  if (headerValue(message, 'Accept') === undefined) return true;
  return valuesOf(message, 'Accept').some((range) =>
    [sdp, 'application/*', '*/*'].includes(mediaTypeOf(range)),
  );
}

function valuesOf(message: SipText, name: string): string[] {
  return headerValues(message, name)
    .flatMap((line) => line.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
