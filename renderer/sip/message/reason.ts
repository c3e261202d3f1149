import { splitValues } from './name-addr.ts';

/** One value of a Reason header (RFC 3326). */
export interface Reason {
  readonly protocol: string;
  readonly cause?: number;
  readonly text: string;
}

export function parseReasons(headers: readonly string[]): Reason[] {
  return headers.flatMap(splitValues).map((value) => {
    const cause = /;\s*cause\s*=\s*(\d+)/i.exec(value)?.[1];
    const text = /;\s*text\s*=\s*"?([^"]*)"?/i.exec(value)?.[1] ?? '';
    const protocol = (value.split(';')[0] ?? '').trim().toUpperCase();
    return cause === undefined ? { protocol, text } : { protocol, cause: Number(cause), text };
  });
}

/** Cause and words of Q.850 for a refusal, as gateways between SIP and telephone networks have them (RFC 3398 §8.2.6.1). */
const causes = {
  480: [18, 'No user responding'],
  486: [17, 'User busy'],
  603: [21, 'Call rejected'],
} as const;

/** The header field that explains a refusal to a telephone network (RFC 6432). */
export function refusalReason(status: keyof typeof causes): string {
  const [cause, text] = causes[status];
  return `Reason: Q.850;cause=${cause};text="${text}"`;
}
