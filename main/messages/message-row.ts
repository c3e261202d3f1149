import type { ChatMessage, Delivery, NewMessage } from '../../preload/contract/index.ts';

/** A row of the table `messages`, as SQLite gives and takes it. */
export interface MessageRow {
  readonly id: number;
  readonly account_id: string;
  readonly direction: ChatMessage['direction'];
  readonly address: string;
  readonly author: string | null;
  readonly message_id: string;
  readonly text: string;
  readonly parts: string | null;
  readonly written_at: number;
  readonly format: Delivery['format'] | null;
  readonly state: Delivery['state']['name'] | null;
  readonly problem: Extract<Delivery['state'], { name: 'failed' }>['problem'] | null;
  readonly status: number | null;
  readonly wants_displayed: number;
  readonly seen: number;
}

export const messageColumns = `messages.id, account_id, direction, address, author, message_id, text, parts, written_at,
  format, state, problem, status, wants_displayed, seen`;

export function messageOf(row: MessageRow): ChatMessage {
  const delivery = deliveryOf(row);
  return {
    id: row.id,
    direction: row.direction,
    accountId: row.account_id,
    address: row.address,
    text: row.text,
    at: row.written_at,
    messageId: row.message_id,
    seen: row.seen === 1,
    ...(row.author === null ? {} : { author: row.author }),
    ...(delivery === undefined ? {} : { delivery }),
  };
}

export function rowOf(message: NewMessage): Omit<MessageRow, 'id' | 'parts'> {
  const isIncoming = message.direction === 'incoming';
  return {
    account_id: message.accountId,
    direction: message.direction,
    address: message.address,
    author: (isIncoming ? message.author : undefined) ?? null,
    message_id: message.messageId,
    text: message.text,
    written_at: message.at,
    ...deliveryColumns(isIncoming ? undefined : message.delivery),
    wants_displayed: isIncoming && message.wantsDisplayed ? 1 : 0,
    seen: isIncoming ? 0 : 1,
  };
}

export function deliveryColumns(
  delivery: Delivery | undefined,
): Pick<MessageRow, 'format' | 'state' | 'problem' | 'status'> {
  const failure = delivery?.state.name === 'failed' ? delivery.state : undefined;
  return {
    format: delivery?.format ?? null,
    state: delivery?.state.name ?? null,
    problem: failure?.problem ?? null,
    status: failure?.status ?? null,
  };
}

function deliveryOf({ format, state, problem, status }: MessageRow): Delivery | undefined {
  if (format === null || state === null) return undefined;
  if (state !== 'failed') return { format, state: { name: state } };
  const failure = { name: state, problem: problem ?? 'server', ...(status === null ? {} : { status }) };
  return { format, state: failure };
}
