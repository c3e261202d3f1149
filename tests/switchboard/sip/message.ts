import { Headers } from './headers.ts';
import { parseNameAddr } from './name-addr.ts';

export interface SipRequest {
  readonly kind: 'request';
  method: string;
  uri: string;
  headers: Headers;
  body: string;
}

export interface SipResponse {
  readonly kind: 'response';
  status: number;
  reason: string;
  headers: Headers;
  body: string;
}

export type SipMessage = SipRequest | SipResponse;

export interface CSeq {
  readonly number: number;
  readonly method: string;
}

export function callIdOf(message: SipMessage): string {
  return message.headers.get('Call-ID') ?? '';
}

export function cseqOf(message: SipMessage): CSeq {
  const [number = '', method = ''] = (message.headers.get('CSeq') ?? '').trim().split(/\s+/);
  return { number: Number(number), method };
}

/** The method of a request, or of the request that a response answers. */
export function methodOf(message: SipMessage): string {
  return message.kind === 'request' ? message.method : cseqOf(message).method;
}

export function tagOf(message: SipMessage, header: 'From' | 'To'): string | undefined {
  return parseNameAddr(message.headers.get(header) ?? '')?.parameters.get('tag');
}

/** A To tag makes a request part of a dialog (RFC 3261 §12.2). */
export function isInDialog(request: SipRequest): boolean {
  return tagOf(request, 'To') !== undefined;
}

export function cloneRequest(request: SipRequest): SipRequest {
  return { ...request, headers: request.headers.clone() };
}

export function cloneResponse(response: SipResponse): SipResponse {
  return { ...response, headers: response.headers.clone() };
}
