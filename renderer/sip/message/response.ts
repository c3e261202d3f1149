import { byteLength, type Header, type SipText, headerValue, headerValues } from './message.ts';
import { branchOf, tagOf } from './transaction.ts';

/**
 * A final response to a request (RFC 3261 §8.2.6); undefined where the request lacks what every response copies. A retransmission is answered with the same To tag (§8.2.7), so nobody need remember it.
 */
export function responseTo(
  request: SipText,
  statusLine: string,
  headers: readonly Header[],
  body = '',
): SipText | undefined {
  const via = headerValues(request, 'Via').map((value) => ({ name: 'Via', value }));
  const copied = ['From', 'To', 'Call-ID', 'CSeq'].flatMap((name) => {
    const value = headerValue(request, name);
    if (value === undefined) return [];
    return [{ name, value: name === 'To' ? tagged(value, request) : value }];
  });
  if (via.length === 0 || copied.length < 4) return undefined;
  return {
    startLine: `SIP/2.0 ${statusLine}`,
    headers: [...via, ...copied, ...headers, { name: 'Content-Length', value: `${byteLength(body)}` }],
    body,
  };
}

function tagged(to: string, request: SipText): string {
  if (tagOf(to) !== undefined) return to;
  return `${to};tag=r-${(branchOf(request) ?? '').replace(/[^A-Za-z0-9.!%*_+`'~-]/g, '')}`;
}
