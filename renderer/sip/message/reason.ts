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
