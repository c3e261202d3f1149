import type { EventPackage } from './event-package.ts';

export interface Mailbox {
  readonly newMessages: number;
  readonly oldMessages?: number;
  /** A URI to call. */
  readonly account?: string;
}

/** `message-summary` (RFC 3842): what waits for each user. */
export class Mailboxes implements EventPackage {
  readonly name = 'message-summary';
  readonly contentType = 'application/simple-message-summary';
  readonly #mailboxes = new Map<string, Mailbox>();
  readonly #changed: (user: string) => void;

  constructor(changed: (user: string) => void) {
    this.#changed = changed;
  }

  set(user: string, mailbox: Mailbox): void {
    this.#mailboxes.set(user, mailbox);
    this.#changed(user);
  }

  document(user: string): string {
    const { newMessages = 0, oldMessages = 0, account } = this.#mailboxes.get(user) ?? {};
    return [
      `Messages-Waiting: ${newMessages > 0 ? 'yes' : 'no'}`,
      ...(account === undefined ? [] : [`Message-Account: ${account}`]),
      `Voice-Message: ${newMessages}/${oldMessages} (0/0)`,
      '',
    ].join('\r\n');
  }
}
