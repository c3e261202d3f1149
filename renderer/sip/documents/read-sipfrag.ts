/** The status code of a response in `message/sipfrag` (RFC 3420, RFC 3515 §2.4.5); undefined for anything else. */
export function readSipfrag(text: string): number | undefined {
  const status = /^\s*SIP\/2\.0 ([1-6]\d\d)(?:\s|$)/i.exec(text)?.[1];
  return status === undefined ? undefined : Number(status);
}
