import { cloneRequest, isInDialog, type SipRequest, type SipResponse } from '../sip/message.ts';
import { newCallId } from '../sip/identifiers.ts';
import { parseUri, userOf } from '../sip/uri.ts';
import type { Part } from '../part.ts';
import type { Routes } from '../proxy/routes.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';

interface Kept {
  readonly request: SipRequest;
  readonly at: Date;
}

/** Keeps messages for users who are away, and delivers them in order when they register, with the Date of each. */
export class OfflineMessages implements Part {
  readonly #enabled: boolean;
  readonly #routes: Routes;
  readonly #send: (request: SipRequest) => Promise<SipResponse>;
  readonly #kept = new Map<string, Kept[]>();

  /** @param enabled off, a message to somebody who is away is refused with 480 */
  constructor(enabled: boolean, routes: Routes, send: (request: SipRequest) => Promise<SipResponse>) {
    this.#enabled = enabled;
    this.#routes = routes;
    this.#send = send;
  }

  handle(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    if (!this.#enabled || request.method !== 'MESSAGE' || isInDialog(request)) return false;
    if (this.#routes.resolve(request) !== 'offline') return false;
    const uri = parseUri(request.uri);
    const user = (uri && userOf(uri)) ?? '';
    this.#kept.set(user, [
      ...(this.#kept.get(user) ?? []),
      { request: cloneRequest(request), at: new Date() },
    ]);
    // Accepted for delivery, which is no promise of it (RFC 3428 §7).
    transaction.reply(202);
    return true;
  }

  async deliver(user: string): Promise<void> {
    const kept = this.#kept.get(user) ?? [];
    this.#kept.delete(user);
    for (const { request, at } of kept) {
      const delivery = cloneRequest(request);
      for (const name of ['Via', 'Authorization', 'Proxy-Authorization', 'Route'])
        delivery.headers.remove(name);
      delivery.headers.set('Call-ID', newCallId());
      delivery.headers.set('CSeq', '1 MESSAGE');
      delivery.headers.set('Date', at.toUTCString());
      await this.#send(delivery);
    }
  }
}
