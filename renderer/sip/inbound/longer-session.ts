import { type SipText, withHeader, withoutHeaders } from '../message/message.ts';

/** What stands in the place of credentials in a request that is sent again without any new ones. */
export const again = 'Again';

/**
 * A 422 must be followed by the same request with a longer session (RFC 4028 §6), but SIP.js sends a request again only when
 * it is challenged: so it reads a challenge. `inUse` is the header field in which the request has credentials already.
 */
export function challengeInPlaceOf(
  response: SipText,
  nonce: string,
  inUse: { readonly proxy: boolean; readonly any: boolean },
): SipText {
  const [status, name] = inUse.proxy
    ? ['401 Unauthorized', 'WWW-Authenticate']
    : ['407 Proxy Authentication Required', 'Proxy-Authenticate'];
  // A second challenge of one request passes SIP.js's loop check only with `stale`.
  const stale = inUse.any ? ', stale=true' : '';
  const value = `Digest realm="again", nonce="${nonce}", algorithm=MD5${stale}`;
  return withHeader({ ...response, startLine: `SIP/2.0 ${status}` }, name, value);
}

/** The request as the server may see it. */
export function withoutAgain(request: SipText): SipText {
  const named = request.headers.filter(({ value }) => value === again).map(({ name }) => name);
  return named.length === 0 ? request : withoutHeaders(request, named);
}
