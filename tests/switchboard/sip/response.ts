import { Headers } from './headers.ts';
import { tagOf, type SipRequest, type SipResponse } from './message.ts';
import { reasonPhrase } from './reason-phrases.ts';

export interface ResponseFields {
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly contentType?: string;
  readonly body?: string;
  /** The tag that this element adds to To, where the request has none (RFC 3261 §8.2.6.2). */
  readonly toTag?: string;
}

export function createResponse(
  request: SipRequest,
  status: number,
  fields: ResponseFields = {},
): SipResponse {
  const headers = new Headers();
  for (const name of ['Via', 'From', 'To', 'Call-ID', 'CSeq']) {
    for (const value of request.headers.getAll(name)) headers.append(name, value);
  }
  if (fields.toTag !== undefined && status > 100 && tagOf(request, 'To') === undefined) {
    headers.set('To', `${request.headers.get('To')};tag=${fields.toTag}`);
  }
  // A dialog takes its route set from the response (RFC 3261 §12.1.1).
  if (request.method === 'INVITE' && status > 100 && status < 300) {
    headers.set('Record-Route', ...request.headers.getAll('Record-Route'));
  }
  for (const [name, value] of Object.entries(fields.headers ?? {})) {
    for (const each of typeof value === 'string' ? [value] : value) headers.append(name, each);
  }
  if (fields.contentType !== undefined) headers.set('Content-Type', fields.contentType);
  return {
    kind: 'response',
    status,
    reason: fields.reason ?? reasonPhrase(status),
    headers,
    body: fields.body ?? '',
  };
}
