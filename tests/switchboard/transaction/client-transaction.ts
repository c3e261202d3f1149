import { Headers } from '../sip/headers.ts';
import { cloneResponse, cseqOf, type SipRequest, type SipResponse } from '../sip/message.ts';
import { createResponse } from '../sip/response.ts';
import type { Connection } from '../transport/connection.ts';

/** 64 × T1: Timers B and F of RFC 3261 §17.1. */
const defaultTimeoutMs = 32_000;

export interface ClientTransactionEvents {
  /** Responses without the Via of the switchboard, in order; at least one final response comes. */
  response(response: SipResponse): void;
  /** No further response is waited for. */
  terminated(): void;
}

/** The asking side of a request (RFC 3261 §17.1). */
export class ClientTransaction {
  readonly #request: SipRequest;
  readonly #connection: Connection;
  readonly #events: ClientTransactionEvents;
  #state: 'calling' | 'proceeding' | 'completed' = 'calling';
  #cancelReasons: string[] | undefined;
  #cancelSent = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(request: SipRequest, connection: Connection, events: ClientTransactionEvents) {
    this.#request = request;
    this.#connection = connection;
    this.#events = events;
  }

  get connection(): Connection {
    return this.#connection;
  }

  start(): void {
    this.#startTimer();
    if (!this.#connection.send(this.#request)) this.connectionLost();
  }

  receive(response: SipResponse): void {
    const isInvite = this.#request.method === 'INVITE';
    if (response.status < 200) {
      if (this.#state === 'completed') return;
      if (isInvite) this.#stopTimer();
      this.#state = 'proceeding';
      if (this.#cancelReasons) this.#sendCancel(this.#cancelReasons);
      this.#deliver(response);
      return;
    }
    if (isInvite && response.status >= 300) this.#acknowledge(response);
    const repeated2xx = this.#state === 'completed' && isInvite && response.status < 300;
    if (this.#state === 'completed' && !repeated2xx) return;
    this.#state = 'completed';
    this.#stopTimer();
    this.#deliver(response);
    // A 2xx comes again until ACK has arrived (RFC 3261 §13.3.1.4), so an INVITE stays known for a while.
    if (isInvite) this.#timer = setTimeout(() => this.#events.terminated(), defaultTimeoutMs).unref();
    else this.#events.terminated();
  }

  /** RFC 3261 §9.1: CANCEL waits for a provisional response and is not sent after the final one. */
  cancel(reasons: string[]): void {
    if (this.#request.method !== 'INVITE' || this.#state === 'completed' || this.#cancelReasons) return;
    this.#cancelReasons = reasons;
    if (this.#state === 'proceeding') this.#sendCancel(reasons);
    this.#startTimer();
  }

  connectionLost(): void {
    this.#fail(480);
  }

  #fail(status: number): void {
    this.#stopTimer();
    if (this.#state !== 'completed') {
      this.#state = 'completed';
      const response = createResponse(this.#request, status);
      response.headers.removeFirst('Via');
      this.#events.response(response);
    }
    this.#events.terminated();
  }

  #deliver(response: SipResponse): void {
    const stripped = cloneResponse(response);
    stripped.headers.removeFirst('Via');
    this.#events.response(stripped);
  }

  #sendCancel(reasons: string[]): void {
    if (this.#cancelSent) return;
    this.#cancelSent = true;
    const cancel = this.#hopByHop('CANCEL', this.#request.headers.get('To'));
    for (const reason of reasons) cancel.headers.append('Reason', reason);
    this.#connection.send(cancel);
  }

  /** RFC 3261 §17.1.1.3: the ACK for a failure is made here, hop by hop. */
  #acknowledge(response: SipResponse): void {
    this.#connection.send(this.#hopByHop('ACK', response.headers.get('To')));
  }

  #hopByHop(method: string, to: string | undefined): SipRequest {
    const { headers } = this.#request;
    const own = new Headers();
    for (const name of ['Via', 'From', 'To', 'Call-ID', 'Max-Forwards', 'Route']) {
      const [value] = name === 'To' ? [to] : headers.getAll(name);
      if (value !== undefined) own.append(name, value);
    }
    own.set('CSeq', `${cseqOf(this.#request).number} ${method}`);
    return { kind: 'request', method, uri: this.#request.uri, headers: own, body: '' };
  }

  #startTimer(): void {
    this.#stopTimer();
    this.#timer = setTimeout(() => this.#fail(408), defaultTimeoutMs).unref();
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
  }
}
