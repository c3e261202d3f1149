import { cloneResponse, type SipRequest, type SipResponse } from '../sip/message.ts';
import { newTag } from '../sip/identifiers.ts';
import { createResponse, type ResponseFields } from '../sip/response.ts';
import type { Connection } from '../transport/connection.ts';

/** Changes a response on its way out, or swallows it. */
export type ResponseFilter = (response: SipResponse) => SipResponse | undefined;

/**
 * The answering side of a request (RFC 3261 §17.2). Over WebSocket nothing is retransmitted, so what
 * is left is: one final response, and CANCEL finds its INVITE. A request that the switchboard itself
 * makes has no connection: its responses go to the maker.
 */
export class ServerTransaction {
  readonly request: SipRequest;
  readonly connection: Connection | undefined;
  readonly toTag = newTag();
  readonly #deliver: (response: SipResponse) => void;
  readonly #filters: ResponseFilter[] = [];
  #finalStatus: number | undefined;
  #onCancel: ((reasons: string[]) => void) | undefined;
  #cancelReasons: string[] | undefined;

  constructor(request: SipRequest, deliver: (response: SipResponse) => void, connection?: Connection) {
    this.request = request;
    this.connection = connection;
    this.#deliver = deliver;
  }

  get finalStatus(): number | undefined {
    return this.#finalStatus;
  }

  reply(status: number, fields: ResponseFields = {}): void {
    this.respond(createResponse(this.request, status, { toTag: this.toTag, ...fields }));
  }

  respond(response: SipResponse): void {
    // Several 2xx may answer one forked INVITE (RFC 3261 §16.7 step 5); nothing else follows a final response.
    const another2xx = this.#finalStatus !== undefined && this.#finalStatus < 300 && isSuccess(response);
    if (this.#finalStatus !== undefined && !another2xx) return;
    if (response.status >= 200) this.#finalStatus = response.status;
    let filtered: SipResponse | undefined = cloneResponse(response);
    for (const filter of this.#filters) filtered = filtered && filter(filtered);
    if (filtered) this.#deliver(filtered);
  }

  filter(filter: ResponseFilter): void {
    this.#filters.push(filter);
  }

  onCancel(listener: (reasons: string[]) => void): void {
    this.#onCancel = listener;
    if (this.#cancelReasons) listener(this.#cancelReasons);
  }

  /** CANCEL came. It changes nothing once a final response is out (RFC 3261 §9.2). */
  cancel(reasons: string[]): void {
    if (this.#finalStatus !== undefined || this.#cancelReasons) return;
    this.#cancelReasons = reasons;
    this.#onCancel?.(reasons);
  }
}

function isSuccess(response: SipResponse): boolean {
  return response.status >= 200 && response.status < 300;
}
