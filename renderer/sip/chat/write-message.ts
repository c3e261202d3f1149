import type { Disposition, TextPart } from '../../domain/chat/chat.ts';
import { writeCpim } from '../../domain/chat/cpim.ts';
import { COMPOSING_TYPE, writeComposing } from './composing.ts';
import { CPIM_TYPE, IMDN_NAMESPACE, PART_NAMESPACE } from './read-message.ts';
import { RECEIPT_TYPE, writeReceipt } from './receipt.ts';

export interface MessageBody {
  readonly contentType: string;
  readonly body: string;
}

/** From whom to whom, as SIP URIs, and when, in ms since the epoch. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
  readonly messageId: string;
  readonly at: number;
}

const PREFIXES = new Map([
  [IMDN_NAMESPACE, 'imdn'],
  [PART_NAMESPACE, 'part'],
]);

export function plainText(text: string): MessageBody {
  return { contentType: 'text/plain;charset=UTF-8', body: text };
}

export function composingNotice(isActive: boolean): MessageBody {
  return { contentType: COMPOSING_TYPE, body: writeComposing(isActive) };
}

/** A text that asks for receipts (RFC 5438 §6); of several parts only the last one asks, for all of them. */
export function textWithReceipts(text: string, envelope: Envelope, part?: TextPart): MessageBody {
  const asks = part === undefined || part.number === part.count;
  return enveloped(envelope, plainText(text), [
    ...(part === undefined ? [] : [{ namespace: PART_NAMESPACE, name: 'Part', value: partWords(part) }]),
    ...(asks
      ? [{ namespace: IMDN_NAMESPACE, name: 'Disposition-Notification', value: 'positive-delivery, display' }]
      : []),
  ]);
}

/** @param of the message that was delivered or displayed */
export function receiptFor(of: Envelope, disposition: Disposition, envelope: Envelope): MessageBody {
  const body = writeReceipt(of.messageId, disposition, new Date(of.at).toISOString());
  return enveloped(envelope, { contentType: RECEIPT_TYPE, body }, []);
}

function enveloped(
  { from, to, messageId, at }: Envelope,
  { contentType, body }: MessageBody,
  headers: readonly { namespace: string; name: string; value: string }[],
): MessageBody {
  const message = {
    headers: [
      { namespace: '', name: 'From', value: `<${from}>` },
      { namespace: '', name: 'To', value: `<${to}>` },
      { namespace: '', name: 'DateTime', value: new Date(at).toISOString() },
      { namespace: IMDN_NAMESPACE, name: 'Message-ID', value: messageId },
      ...headers,
    ],
    contentHeaders: [
      ['Content-Type', contentType],
      ...(contentType === RECEIPT_TYPE ? [['Content-Disposition', 'notification'] as const] : []),
    ] as const,
    content: body,
  };
  return { contentType: CPIM_TYPE, body: writeCpim(message, PREFIXES) };
}

function partWords({ number, count, of }: TextPart): string {
  return `${number}/${count} ${of}`;
}
