import type { Part } from './part.ts';
import type { ServerTransaction } from './transaction/server-transaction.ts';
import type { ServerAddress } from './transport/server-address.ts';
import { parseUri, userOf } from './sip/uri.ts';

/** Requests to the server and to no user: clients ask with OPTIONS whether it is alive (RFC 3261 §11). */
export class ServerItself implements Part {
  readonly #address: ServerAddress;

  constructor(address: ServerAddress) {
    this.#address = address;
  }

  handle(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    const uri = parseUri(request.uri);
    if (!uri || userOf(uri) !== undefined || !this.#address.isOwn(request.uri)) return false;
    if (request.method === 'OPTIONS') transaction.reply(200);
    else transaction.reply(405, { headers: { Allow: 'REGISTER, OPTIONS' } });
    return true;
  }
}
