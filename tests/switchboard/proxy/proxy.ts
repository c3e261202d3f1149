import { cloneRequest, isInDialog, type SipRequest, type SipResponse } from '../sip/message.ts';
import { parseNameAddr } from '../sip/name-addr.ts';
import type { Part } from '../part.ts';
import { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Transactions } from '../transaction/transactions.ts';
import type { ServerAddress } from '../transport/server-address.ts';
import { Fork } from './fork.ts';
import type { Routes } from './routes.ts';

/** Requests that may open a dialog, whose later requests have to pass here again (RFC 3261 §16.6 step 4). */
const dialogForming = new Set(['INVITE', 'SUBSCRIBE', 'REFER']);

/** A record-routing, forking proxy (RFC 3261 §16). */
export class Proxy implements Part {
  readonly #routes: Routes;
  readonly #transactions: Transactions;
  readonly #address: ServerAddress;
  readonly #calls: Part;

  /** @param calls sees the calls of the switchboard's own, as it has seen all others before they came here. */
  constructor(routes: Routes, transactions: Transactions, address: ServerAddress, calls: Part) {
    this.#routes = routes;
    this.#transactions = transactions;
    this.#address = address;
    this.#calls = calls;
  }

  handle(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    if (request.headers.get('Max-Forwards') === '0') {
      transaction.reply(483);
      return true;
    }
    if (request.method === 'INVITE') transaction.reply(100);
    const targets = this.#routes.resolve(request);
    if (targets === 'unknown') transaction.reply(404);
    else if (targets === 'offline') transaction.reply(480);
    else new Fork(transaction).start(this.#transactions, this.#forwarded(request), targets);
    return true;
  }

  /** Sends a request of the switchboard itself on the same way as everybody else's. */
  originate(request: SipRequest, onResponse: (response: SipResponse) => void): ServerTransaction {
    const transaction = new ServerTransaction(request, onResponse);
    this.#calls.handle(transaction);
    this.handle(transaction);
    return transaction;
  }

  ack(request: SipRequest): void {
    const targets = this.#routes.resolve(request);
    if (typeof targets === 'string') return;
    for (const target of targets) {
      const forwarded = this.#forwarded(request);
      forwarded.uri = target.uri;
      this.#transactions.sendAck(forwarded, target.connection);
    }
  }

  #forwarded(request: SipRequest): SipRequest {
    const forwarded = cloneRequest(request);
    const hops = Number(request.headers.get('Max-Forwards') ?? 71);
    forwarded.headers.set('Max-Forwards', String(hops - 1));
    const [route] = forwarded.headers.getAll('Route');
    if (route !== undefined && this.#address.isOwn(parseNameAddr(route)?.uri ?? '')) {
      forwarded.headers.removeFirst('Route');
    }
    // Credentials are for this server only.
    forwarded.headers.remove('Authorization');
    forwarded.headers.remove('Proxy-Authorization');
    if (dialogForming.has(request.method) && !isInDialog(request)) {
      forwarded.headers.prepend('Record-Route', `<${this.#address.uri()};lr>`);
    }
    return forwarded;
  }
}
