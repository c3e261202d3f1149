import type { Answer, KeptMessage, NewMessage } from '../../../preload/contract/index.ts';
import type { ChatContent } from '../../domain/chat/chat.ts';
import { readRoomText } from '../../domain/chat/room-text.ts';
import type { ReceivedMessage } from '../../sip/port.ts';

type Text = Extract<ChatContent, { kind: 'text' }>;

/** To whom a receipt goes, and about which message. */
export interface ReceiptFor {
  readonly accountId: string;
  readonly address: string;
  readonly messageId: string;
  /** When that message was written, in ms since the epoch. */
  readonly at: number;
}

interface Dependencies {
  readonly now: () => number;
  readonly newId: () => string;
  /** Whether it is the address of a group. */
  readonly isRoom: (address: string) => boolean;
  readonly add: (message: NewMessage) => Promise<Answer<KeptMessage>>;
  /** A message that was not there before is kept, or one more part of a text. */
  readonly arrived: (kept: KeptMessage) => void;
  readonly composing: (address: string, isActive: boolean, refreshSeconds: number) => void;
  readonly receipt: (receipt: Extract<ChatContent, { kind: 'receipt' }>) => Promise<void>;
  readonly sendReceipt: (receipt: ReceiptFor) => void;
}

/**
 * Takes what comes in by chat. Resolves to whether it is kept, so that its sender may believe it; a message that comes
 * twice is kept once.
 */
export function inbox(dependencies: Dependencies): (message: ReceivedMessage) => Promise<boolean> {
  return async (message) => {
    const { content, from, sentAt = dependencies.now() } = message;
    switch (content.kind) {
      case 'composing':
        // One that the server has kept for us is of a time that is over.
        if (dependencies.now() - sentAt >= content.refreshSeconds * 1_000) return true;
        dependencies.composing(from.address, content.isActive, content.refreshSeconds);
        return true;
      case 'receipt':
        await dependencies.receipt(content);
        return true;
      case 'text':
        return takeText(message, content, dependencies);
    }
  };
}

async function takeText(
  { accountId, from, sentAt }: ReceivedMessage,
  content: Text,
  { now, newId, isRoom, add, arrived, composing, sendReceipt }: Dependencies,
): Promise<boolean> {
  const { text, author, messageId, part, wants, at } = isRoom(from.address)
    ? inRoom(content, from.address)
    : { ...content, author: undefined };
  // A clock that is ahead of ours would put its messages below all that are still to come.
  const writtenAt = Math.min(at ?? sentAt ?? now(), now());
  const name = part?.of ?? messageId;
  const kept = await add({
    direction: 'incoming',
    accountId,
    address: from.address,
    text,
    at: writtenAt,
    messageId: name ?? newId(),
    wantsDisplayed: name !== undefined && wants.includes('displayed'),
    ...(author !== undefined && { author }),
    ...(part !== undefined && { part: { number: part.number, count: part.count } }),
  });
  if (!kept.ok) return false;
  composing(from.address, false, 0);
  if (messageId !== undefined && wants.includes('delivered')) {
    sendReceipt({ accountId, address: from.address, messageId, at: writtenAt });
  }
  if (kept.value.isNew) arrived(kept.value);
  return true;
}

/** With its author, and without receipts: nobody in a group asks each of the others whether it came. */
function inRoom(content: Text, room: string): Text {
  const { text, author = content.author } = readRoomText(content.text, room);
  const { author: _said, ...rest } = content;
  return { ...rest, text, wants: [], ...(author !== undefined && author !== room && { author }) };
}
