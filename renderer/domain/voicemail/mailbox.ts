/** What waits in a mailbox (RFC 3842). */
export interface Mailbox {
  readonly waiting: boolean;
  /** Voice messages that nobody has listened to; absent where the server only says that there are some. */
  readonly newMessages?: number;
  /** SIP or tel: URI to call for them. */
  readonly account?: string;
}
