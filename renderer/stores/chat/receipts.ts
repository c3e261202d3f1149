import type { Bridge, DisplayedMessage } from '../../../preload/contract/index.ts';
import type { MessageAnswer } from '../../sip/port.ts';

interface Dependencies {
  readonly bridge: Pick<Bridge, 'request'>;
  /** Whether messages of the account can leave now. */
  readonly isReady: (accountId: string) => boolean;
  readonly send: (message: DisplayedMessage) => Promise<MessageAnswer>;
}

/**
 * Tells senders that their messages were displayed (RFC 5438 §7.2.1.2). Main keeps whom there is still to tell, so that a
 * receipt is lost neither with the connection nor with Parley.
 */
export class Receipts {
  readonly #dependencies: Dependencies;
  readonly #busy = new Set<string>();
  /** Asked for meanwhile. */
  readonly #again = new Set<string>();
  /** Sent, but not put down as sent yet: never twice, even when the disk is full. */
  readonly #sent = new Set<number>();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Sends what the account owes, one after the other. What the connection breaks off is sent after the next one comes. */
  async send(accountId: string): Promise<void> {
    this.#again.add(accountId);
    if (this.#busy.has(accountId)) return;
    this.#busy.add(accountId);
    while (this.#again.delete(accountId)) await this.#sendDue(accountId);
    this.#busy.delete(accountId);
  }

  async #sendDue(accountId: string): Promise<void> {
    const { bridge, isReady, send } = this.#dependencies;
    if (!isReady(accountId)) return;
    const due = await bridge.request('messages:receipts-due', { accountId });
    for (const message of due.ok ? due.value.filter(({ id }) => !this.#sent.has(id)) : []) {
      // Whoever refuses a receipt is not asked twice.
      if ((await send(message)) === 'lost') return;
      this.#sent.add(message.id);
      const noted = await bridge.request('messages:receipt-sent', { id: message.id });
      if (noted.ok) this.#sent.delete(message.id);
    }
  }
}
