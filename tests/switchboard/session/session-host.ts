import { callIdOf, isInDialog, tagOf, type SipRequest, type SipResponse } from '../sip/message.ts';
import type { DigitLog } from '../digits.ts';
import type { Part } from '../part.ts';
import type { Proxy } from '../proxy/proxy.ts';
import { parseUri } from '../sip/uri.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { ServerAddress } from '../transport/server-address.ts';
import type { Session } from './session.ts';

export interface RequestFields {
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
}

/** The calls in which the switchboard itself takes part, by dialog (RFC 3261 §12). */
export class SessionHost implements Part {
  readonly digits: DigitLog;
  readonly address: ServerAddress;
  readonly #proxy: Proxy;
  readonly #sessions = new Map<string, Session>();

  constructor(proxy: Proxy, address: ServerAddress, digits: DigitLog) {
    this.#proxy = proxy;
    this.address = address;
    this.digits = digits;
  }

  handle(transaction: ServerTransaction): boolean {
    const session = this.#find(transaction.request);
    session?.receive(transaction);
    return session !== undefined || this.#isForNobody(transaction);
  }

  acknowledged(ack: SipRequest): boolean {
    const session = this.#find(ack);
    void session?.acknowledged(ack);
    return session !== undefined;
  }

  add(session: Session): void {
    this.#sessions.set(keyOf(session.dialog.callId, session.dialog.localTag), session);
  }

  remove(session: Session): void {
    this.#sessions.delete(keyOf(session.dialog.callId, session.dialog.localTag));
  }

  send(request: SipRequest): Promise<SipResponse> {
    return new Promise((resolve) => {
      this.#proxy.originate(request, (response) => {
        if (response.status >= 200) resolve(response);
      });
    });
  }

  invite(request: SipRequest, onResponse: (response: SipResponse) => void): ServerTransaction {
    return this.#proxy.originate(request, onResponse);
  }

  sendAck(request: SipRequest): void {
    this.#proxy.ack(request);
  }

  endAll(): void {
    for (const session of [...this.#sessions.values()]) session.end('local');
  }

  #find(request: SipRequest): Session | undefined {
    return this.#sessions.get(keyOf(callIdOf(request), tagOf(request, 'To') ?? ''));
  }

  /** A dialog that the switchboard had and has no more (RFC 3261 §12.2.2). A GRUU is a user's, not its own. */
  #isForNobody(transaction: ServerTransaction): boolean {
    const { request } = transaction;
    if (!isInDialog(request) || !this.address.isOwn(request.uri)) return false;
    if (parseUri(request.uri)?.parameters.has('gr')) return false;
    transaction.reply(481);
    return true;
  }
}

function keyOf(callId: string, localTag: string): string {
  return `${callId} ${localTag}`;
}
