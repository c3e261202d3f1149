import { MAX_PARTS } from '../../domain/chat/chat.ts';
import type { MessageFormat } from '../../domain/chat/delivery.ts';
import { split, utf8Length } from '../../domain/chat/split.ts';
import type { Line, MessageAnswer, MessageBody } from '../port.ts';
import { type Envelope, plainText, textWithReceipts } from './write-message.ts';

/** Bytes of a body that every server takes: some lose what is over 1023, and say nothing (RFC 3428 §8 asks for less than 1300). */
const BODY_LIMIT = 1_000;

/**
 * Sends a text in as many messages as it takes, one after the other; gives the first answer that is not 2xx, else the last.
 *
 * @param toGroup its server puts the sender's address before the text, for which there must be room
 */
export async function sendText(
  line: Pick<Line, 'sendMessage'>,
  text: string,
  envelope: Envelope,
  format: MessageFormat,
  toGroup = false,
): Promise<MessageAnswer> {
  const limit = toGroup ? BODY_LIMIT - utf8Length(`<${envelope.from}>: `) : BODY_LIMIT;
  const bodies = format === 'plain' ? split(text, limit).map(plainText) : enveloped(text, envelope);
  if (bodies.length > MAX_PARTS) return { status: 513 };
  let answer: MessageAnswer = 'lost';
  for (const body of bodies) {
    answer = await line.sendMessage(envelope.to, body);
    if (answer === 'lost' || answer.status >= 300) break;
  }
  return answer;
}

function enveloped(text: string, envelope: Envelope): MessageBody[] {
  const whole = textWithReceipts(text, envelope);
  if (utf8Length(whole.body) <= BODY_LIMIT) return [whole];
  const partOf = (number: number, count: number) => ({ of: envelope.messageId, number, count });
  const named = (number: number): Envelope => ({ ...envelope, messageId: `${envelope.messageId}.${number}` });
  const room =
    BODY_LIMIT - utf8Length(textWithReceipts('', named(MAX_PARTS), partOf(MAX_PARTS, MAX_PARTS)).body);
  const parts = split(text, Math.max(room, 100));
  return parts.map((part, index) => {
    const number = index + 1;
    // Receipts are about the text as a whole, so the last part has its name.
    const own = number === parts.length ? envelope : named(number);
    return textWithReceipts(part, own, partOf(number, parts.length));
  });
}
