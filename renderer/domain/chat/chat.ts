/**
 * What two people's devices say to each other in chat (RFC 3428), whatever it is wrapped in.
 * Times are in ms since the epoch.
 */
export type ChatContent =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The sender's name for it (RFC 5438 §6.3); it tells a doubled message from two. */
      readonly messageId?: string;
      /** Which of several that together are one text. */
      readonly part?: TextPart;
      readonly wants: readonly Disposition[];
      /** When it was written, where that is said. */
      readonly at?: number;
      /** SIP URI of who wrote it, as it says itself: to be believed only of a group's server. */
      readonly author?: string;
    }
  /** What became of a message of ours (RFC 5438 §7.2). */
  | { readonly kind: 'receipt'; readonly messageId: string; readonly disposition: Disposition | 'failed' }
  /** The other side writes, or has stopped to (RFC 3994); after `refreshSeconds` without a word it has stopped. */
  | { readonly kind: 'composing'; readonly isActive: boolean; readonly refreshSeconds: number };

export type Disposition = 'delivered' | 'displayed';

export interface TextPart {
  /** The message that all parts are of. */
  readonly of: string;
  /** From 1 to `count`. */
  readonly number: number;
  readonly count: number;
}

/** A text in more parts than these is no chat: it would be sent for minutes. */
export const MAX_PARTS = 99;
