import {
  cloneRequest,
  methodOf,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from '../sip/message.ts';
import { newBranch } from '../sip/identifiers.ts';
import { createResponse } from '../sip/response.ts';
import { parseVia } from '../sip/via.ts';
import type { Connection } from '../transport/connection.ts';
import type { ServerAddress } from '../transport/server-address.ts';
import { ClientTransaction } from './client-transaction.ts';
import { ServerTransaction } from './server-transaction.ts';

export interface TransactionUser {
  request(transaction: ServerTransaction): void;
  /** An ACK for a 2xx: a request of its own that is never answered (RFC 3261 §13.2.2.4). */
  ack(request: SipRequest): void;
}

/** Pairs requests with responses (RFC 3261 §17). */
export class Transactions {
  readonly #address: ServerAddress;
  readonly #user: TransactionUser;
  readonly #clients = new Map<string, ClientTransaction>();
  readonly #servers = new Map<string, ServerTransaction>();

  constructor(address: ServerAddress, user: TransactionUser) {
    this.#address = address;
    this.#user = user;
  }

  send(
    request: SipRequest,
    connection: Connection,
    onResponse: (response: SipResponse) => void,
  ): ClientTransaction {
    const branch = newBranch();
    const key = clientKey(branch, request);
    const transaction = new ClientTransaction(this.#withVia(request, branch), connection, {
      response: onResponse,
      terminated: () => this.#clients.delete(key),
    });
    this.#clients.set(key, transaction);
    transaction.start();
    return transaction;
  }

  sendAck(request: SipRequest, connection: Connection): void {
    connection.send(this.#withVia(request, newBranch()));
  }

  receive(connection: Connection, message: SipMessage): void {
    const via = parseVia(message.headers.get('Via') ?? '');
    const branch = via?.parameters.get('branch') ?? '';
    if (message.kind === 'response') {
      this.#clients.get(clientKey(branch, message))?.receive(message);
      return;
    }
    const key = `${branch} ${via?.sentBy} ${connection.id}`;
    if (message.method === 'ACK') this.#receiveAck(key, message);
    else if (message.method === 'CANCEL') this.#receiveCancel(key, connection, message);
    else this.#receiveRequest(key, connection, message);
  }

  connectionClosed(connection: Connection): void {
    for (const transaction of [...this.#clients.values()]) {
      if (transaction.connection === connection) transaction.connectionLost();
    }
    for (const [key, transaction] of this.#servers) {
      if (transaction.connection === connection) this.#servers.delete(key);
    }
  }

  #receiveRequest(key: string, connection: Connection, request: SipRequest): void {
    const transactionKey = `${key} ${request.method}`;
    if (this.#servers.has(transactionKey)) return;
    const transaction: ServerTransaction = new ServerTransaction(
      request,
      (response) => {
        connection.send(response);
        // The ACK of a failed INVITE still has to find its transaction.
        const finished =
          request.method !== 'INVITE'
            ? response.status >= 200
            : response.status >= 200 && response.status < 300;
        if (finished) this.#servers.delete(transactionKey);
      },
      connection,
    );
    this.#servers.set(transactionKey, transaction);
    this.#user.request(transaction);
  }

  #receiveAck(key: string, request: SipRequest): void {
    if (!this.#servers.delete(`${key} INVITE`)) this.#user.ack(request);
  }

  #receiveCancel(key: string, connection: Connection, request: SipRequest): void {
    const invite = this.#servers.get(`${key} INVITE`);
    connection.send(createResponse(request, invite ? 200 : 481, invite ? { toTag: invite.toTag } : {}));
    invite?.cancel(request.headers.getAll('Reason'));
  }

  #withVia(request: SipRequest, branch: string): SipRequest {
    const sent = cloneRequest(request);
    sent.headers.prepend('Via', `${this.#address.via};branch=${branch}`);
    return sent;
  }
}

/** RFC 3261 §17.1.3: a CANCEL has the branch of its INVITE, so the method in CSeq tells their responses apart. */
function clientKey(branch: string, message: SipMessage): string {
  return `${branch} ${methodOf(message)}`;
}
