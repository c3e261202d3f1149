/** How subscriptions and publications are treated. Every field may be changed while the switchboard runs. */
export interface EventPolicy {
  /** Others are answered with 489 (RFC 6665 §4.2.1.1). */
  packages: string[];
  /** Seconds. Less than this is refused with 423. */
  minExpires: number;
  maxExpires: number;
  /** Many servers answer a refresh with 200 and nothing else, whatever RFC 6665 §4.2.1.2 says. */
  notifyOnRefresh: boolean;
  /** Whether dialogs have Call-ID and tags: Asterisk tells neither. */
  tellDialogs: boolean;
  /** Changes of calls come as partial documents (RFC 4235 §3.9). */
  partialDialogs: boolean;
}

export const defaultEventPolicy: EventPolicy = {
  packages: ['presence', 'dialog', 'message-summary'],
  minExpires: 1,
  maxExpires: 3600,
  notifyOnRefresh: true,
  tellDialogs: true,
  partialDialogs: false,
};
