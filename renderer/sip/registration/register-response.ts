import type { Core } from 'sip.js';
import { parseNameAddr } from '../message/name-addr.ts';

/** What the registrar granted. */
export interface Binding {
  /** Seconds until the binding ends. */
  readonly expires: number;
  /** Public GRUU (RFC 5627 §5.3): an address of this very device. */
  readonly pubGruu?: string;
  /** Route of our requests from now on (RFC 3608). */
  readonly serviceRoute: readonly string[];
}

/**
 * Reads a 200 to REGISTER (RFC 3261 §10.2.4, §10.3). The inbound filter has left only our own Contact in it. A 200
 * without Contact, or one whose Contact has no `expires`, is taken by its Expires header or by what was asked for.
 */
export function readBinding(response: Core.IncomingResponseMessage, asked: number): Binding {
  const parameters = parseNameAddr(response.getHeader('Contact') ?? '')?.parameters ?? '';
  const own = seconds(/;\s*expires\s*=\s*"?(\d+)/i.exec(parameters)?.[1]);
  const expires = own ?? seconds(response.getHeader('Expires')) ?? asked;
  const pubGruu = /;\s*pub-gruu\s*=\s*"([^"]+)"/i.exec(parameters)?.[1];
  const binding = {
    expires,
    serviceRoute: response.getHeaders('Service-Route'),
  };
  return pubGruu === undefined ? binding : { ...binding, pubGruu };
}

/** A delay in seconds as Expires, Min-Expires and Retry-After have it; a comment may follow (RFC 3261 §20.33). */
export function seconds(value: string | undefined): number | undefined {
  const match = /^\s*(\d{1,9})(?![\d.])/.exec(value ?? '');
  return match ? Number(match[1]) : undefined;
}
