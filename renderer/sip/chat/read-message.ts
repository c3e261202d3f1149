import type { ChatContent, Disposition, TextPart } from '../../domain/chat/chat.ts';
import { MAX_PARTS } from '../../domain/chat/chat.ts';
import { type CpimMessage, cpimHeader, parseCpim } from '../../domain/chat/cpim.ts';
import { parseNameAddr } from '../message/name-addr.ts';
import { parseSipUri } from '../message/uri.ts';
import { mediaTypeOf } from '../message/media-type.ts';
import { COMPOSING_TYPE, readComposing } from './composing.ts';
import { RECEIPT_TYPE, readReceipt } from './receipt.ts';

export const CPIM_TYPE = 'message/cpim';
/** RFC 5438 §6.1. */
export const IMDN_NAMESPACE = 'urn:ietf:params:imdn';
/** Ours: which part of a long text a message is. */
export const PART_NAMESPACE = 'urn:x-parley:part';

/** What a MESSAGE may hold here, for Accept (RFC 3428 §7, RFC 3261 §21.4.13). */
export const ACCEPTED_TYPES = ['text/plain', CPIM_TYPE, RECEIPT_TYPE, COMPOSING_TYPE];

/**
 * What the body of a MESSAGE says (RFC 3428). Undefined for a type that is not understood, and for a body that is not what
 * its type says: the sender then gets 415 or 400.
 */
export function readMessage(contentType: string, body: string): ChatContent | undefined {
  const type = mediaTypeOf(contentType);
  const kept = isPlain(type) ? readKept(body) : undefined;
  return kept ?? readContent(type, body);
}

/** Kamailio's msilo hands on an envelope that it has kept as text/plain. Nobody writes one by hand. */
function readKept(body: string): ChatContent | undefined {
  const message = parseCpim(body);
  const isOne =
    message !== undefined &&
    ['From', 'To'].every((name) => cpimHeader(message, '', name) !== undefined) &&
    cpimHeader(message, IMDN_NAMESPACE, 'Message-ID') !== undefined &&
    message.contentHeaders.length > 0;
  return isOne ? readEnvelope(body) : undefined;
}

function isPlain(type: string): boolean {
  return type === 'text/plain' || type === '';
}

function readContent(type: string, body: string): ChatContent | undefined {
  if (isPlain(type)) return { kind: 'text', text: body, wants: [] };
  switch (type) {
    case RECEIPT_TYPE:
      return readReceipt(body);
    case COMPOSING_TYPE:
      return readComposing(body);
    case CPIM_TYPE:
      return readEnvelope(body);
    default:
      return undefined;
  }
}

function readEnvelope(body: string): ChatContent | undefined {
  const message = parseCpim(body);
  if (message === undefined) return undefined;
  const type = mediaTypeOf(message.contentHeaders.find(([name]) => name === 'content-type')?.[1] ?? '');
  if (type === CPIM_TYPE) return undefined;
  const content = readContent(type, message.content);
  if (content?.kind !== 'text') return content;
  const messageId = readName(message);
  const part = readPart(message);
  const at = Date.parse(cpimHeader(message, '', 'DateTime') ?? '');
  const author = parseNameAddr(cpimHeader(message, '', 'From') ?? '')?.uri;
  return {
    ...content,
    wants: wantedBy(message),
    ...(messageId !== undefined && { messageId }),
    ...(part !== undefined && { part }),
    ...(!Number.isNaN(at) && { at }),
    ...(author !== undefined && isSipUri(author) && { author }),
  };
}

/** RFC 5438 §6.3. One that is empty or of an absurd length names nothing. */
function readName(message: CpimMessage): string | undefined {
  const name = cpimHeader(message, IMDN_NAMESPACE, 'Message-ID') ?? '';
  return name !== '' && name.length <= 256 ? name : undefined;
}

/** RFC 5438 §6.2. */
function wantedBy(message: CpimMessage): Disposition[] {
  const wanted = (cpimHeader(message, IMDN_NAMESPACE, 'Disposition-Notification') ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase());
  return [
    ...(wanted.includes('positive-delivery') ? ['delivered' as const] : []),
    ...(wanted.includes('display') ? ['displayed' as const] : []),
  ];
}

function isSipUri(uri: string): boolean {
  return uri.length <= 256 && parseSipUri(uri) !== undefined;
}

/** `3/7 ID` */
function readPart(message: CpimMessage): TextPart | undefined {
  const [, number, count, of] =
    /^(\d{1,2})\/(\d{1,2}) (\S{1,128})$/.exec(cpimHeader(message, PART_NAMESPACE, 'Part') ?? '') ?? [];
  const part = { of: of ?? '', number: Number(number), count: Number(count) };
  const isOne = part.number >= 1 && part.number <= part.count && part.count <= MAX_PARTS;
  return isOne ? part : undefined;
}
