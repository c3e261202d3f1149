const digits = '0123456789*#ABCD';

export interface TelephoneEvent {
  readonly digit: string;
  readonly end: boolean;
  /** In units of the RTP clock. */
  readonly duration: number;
}

/** RFC 4733 §2.3. */
export function parseTelephoneEvent(payload: Buffer): TelephoneEvent | undefined {
  if (payload.length < 4) return undefined;
  const digit = digits[payload.readUInt8(0)];
  if (digit === undefined) return undefined;
  return { digit, end: (payload.readUInt8(1) & 0x80) !== 0, duration: payload.readUInt16BE(2) };
}

/** `application/dtmf-relay` says `Signal=5`; `application/dtmf` is the digit alone. */
export function digitOfInfo(contentType: string, body: string): string | undefined {
  if (/^application\/dtmf-relay\b/i.test(contentType))
    return /^Signal\s*=\s*([0-9*#A-D])\s*$/im.exec(body)?.[1];
  if (/^application\/dtmf\b/i.test(contentType)) return /^\s*([0-9*#A-D])\s*$/i.exec(body)?.[1];
  return undefined;
}
