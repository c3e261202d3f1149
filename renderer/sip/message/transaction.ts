import { type SipText, headerValue } from './message.ts';

/** Status code of a response; undefined for a request. */
export function statusOf(message: SipText): number | undefined {
  const match = /^SIP\/2\.0 (\d{3})/.exec(message.startLine);
  return match ? Number(match[1]) : undefined;
}

/** Method of a request, or of the request that a response answers. */
export function methodOf(message: SipText): string | undefined {
  if (statusOf(message) === undefined) return message.startLine.split(' ')[0];
  return /^\d+\s+(\S+)$/.exec(headerValue(message, 'CSeq') ?? '')?.[1];
}

/** Branch of the topmost Via, which with the method names the transaction (RFC 3261 §17.1.3). */
export function branchOf(message: SipText): string | undefined {
  return /;\s*branch\s*=\s*([^;,\s]+)/i.exec(headerValue(message, 'Via') ?? '')?.[1];
}

/** The tag of a From or To value: it stands behind the address. */
export function tagOf(value: string | undefined): string | undefined {
  return /;\s*tag\s*=\s*([^;,\s>"]+)\s*(?:;[^>"]*)?$/i.exec(value ?? '')?.[1];
}
