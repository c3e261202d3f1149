import { byteLength, type SipText, headerValues } from '../message/message.ts';
import { methodOf } from '../message/transaction.ts';

const once = ['From', 'To', 'Call-ID', 'CSeq'];
/** RFC 3261 §8.1.1.5 */
const greatestSequenceNumber = 2 ** 31 - 1;

/**
 * What is broken in a request, as a reason phrase, where SIP.js takes it as it is or drops it without a word: its
 * request line, a header field that must be there once, its CSeq, its Content-Length.
 */
export function faultOf(request: SipText): string | undefined {
  if (!/^\S+ [a-z][a-z0-9+.-]*:\S+ SIP\/2\.0$/i.test(request.startLine)) return 'Malformed Request Line';
  const misplaced = once.find((name) => headerValues(request, name).length !== 1);
  if (misplaced !== undefined) return `Not Exactly One ${misplaced}`;
  return cseqFault(request) ?? lengthFault(request);
}

function cseqFault(request: SipText): string | undefined {
  const [cseq = ''] = headerValues(request, 'CSeq');
  const [, number, method] = /^(\d+)\s+(\S+)$/.exec(cseq) ?? [];
  if (number === undefined || Number(number) > greatestSequenceNumber) return 'Malformed CSeq';
  return method === methodOf(request) ? undefined : 'CSeq Method Does Not Match';
}

function lengthFault(request: SipText): string | undefined {
  const lengths = headerValues(request, 'Content-Length');
  if (lengths.length > 1 || lengths.some((length) => !/^\d+$/.test(length)))
    return 'Malformed Content-Length';
  return Number(lengths[0] ?? 0) > byteLength(request.body) ? 'Body Shorter Than Content-Length' : undefined;
}
