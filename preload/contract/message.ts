import * as v from 'valibot';
import { accountId } from './account.ts';
import { address } from './address.ts';
import { correspondent } from './correspondent.ts';

const time = v.pipe(v.number(), v.integer());
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99));

/** How a message of ours gets along; the same as `Delivery` of the renderer's domain. */
export const delivery = v.object({
  format: v.picklist(['cpim', 'plain']),
  state: v.variant('name', [
    v.object({ name: v.literal('queued') }),
    v.object({ name: v.literal('sending') }),
    v.object({ name: v.literal('sent') }),
    v.object({ name: v.literal('delivered') }),
    v.object({ name: v.literal('read') }),
    v.object({
      name: v.literal('failed'),
      problem: v.picklist([
        'not-found',
        'unavailable',
        'forbidden',
        'too-large',
        'not-understood',
        'no-answer',
        'server',
        'undelivered',
      ]),
      status: v.optional(v.pipe(v.number(), v.integer())),
    }),
  ]),
});

const said = {
  accountId,
  /** The other side: a SIP URI. */
  address,
  text: v.pipe(v.string(), v.maxLength(100_000)),
  /** When it was written, in ms since the epoch. */
  at: time,
  /** Its sender's name for it (RFC 5438 §6.3), else one of ours. */
  messageId: identifier,
};

/** A message that is to be kept. */
export const newMessage = v.variant('direction', [
  v.object({ direction: v.literal('outgoing'), ...said, delivery }),
  v.object({
    direction: v.literal('incoming'),
    ...said,
    /** Who wrote it, in a group. */
    author: v.optional(identifier),
    /** One of several that together are one text, whose `messageId` is theirs. */
    part: v.optional(v.object({ number: count, count })),
    /** Its sender wants to know when it has been seen. */
    wantsDisplayed: v.boolean(),
  }),
]);

export const messageRow = v.pipe(v.number(), v.integer());

/** A message that is kept. `seen` is true for those of our own. */
export const chatMessage = v.object({
  id: messageRow,
  direction: v.picklist(['incoming', 'outgoing']),
  ...said,
  author: v.optional(identifier),
  delivery: v.optional(delivery),
  seen: v.boolean(),
});

/** Also new is a text to which one more part has come. */
export const keptMessage = v.object({ message: chatMessage, isNew: v.boolean(), whose: correspondent });

/** How many messages of somebody nobody has seen. */
export const unread = v.object({
  /** Of the newest. */
  accountId,
  address,
  count: v.pipe(v.number(), v.integer()),
  /** All addresses from which they are: those of one person stand together. */
  from: v.array(correspondent),
});

/** What its sender wants to be told of: that it was displayed. */
export const displayedMessage = v.object({
  id: messageRow,
  accountId,
  address,
  messageId: identifier,
  at: time,
});

export type Delivery = v.InferOutput<typeof delivery>;
export type NewMessage = v.InferOutput<typeof newMessage>;
export type ChatMessage = v.InferOutput<typeof chatMessage>;
export type KeptMessage = v.InferOutput<typeof keptMessage>;
export type Unread = v.InferOutput<typeof unread>;
export type DisplayedMessage = v.InferOutput<typeof displayedMessage>;
