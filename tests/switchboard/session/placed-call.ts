import { Journal } from '../journal.ts';
import type { MediaPeer } from '../media/media-peer.ts';
import type { Direction } from '../media/sdp.ts';
import { callIdOf, tagOf, type SipRequest, type SipResponse } from '../sip/message.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import { Dialog } from './dialog.ts';
import type { RequestFields, SessionHost } from './session-host.ts';
import { Session, type EndedBy } from './session.ts';

export type PlacedCallState = 'calling' | 'ringing' | 'established' | 'ended';

export interface PlacedCallMedia {
  readonly peer: MediaPeer;
  /** The offer came from {@link peer}, so the answer goes back to it. */
  readonly offered: boolean;
  readonly stop: () => void;
}

/** A call from the switchboard to a user: the calling end (RFC 3261 §13.2). */
export class PlacedCall {
  readonly invite: SipRequest;
  readonly callId: string;
  /** All responses to the INVITE, in order. */
  readonly responses: SipResponse[] = [];
  readonly media: MediaPeer;
  readonly #states = new Journal<PlacedCallState>();
  readonly #host: SessionHost;
  readonly #mediaFacts: PlacedCallMedia;
  readonly #transaction: ServerTransaction;
  readonly #contact: string;
  #session: Session | undefined;
  #endedBy: EndedBy | undefined;

  constructor(invite: SipRequest, contact: string, media: PlacedCallMedia, host: SessionHost) {
    this.invite = invite;
    this.callId = callIdOf(invite);
    this.media = media.peer;
    this.#mediaFacts = media;
    this.#host = host;
    this.#contact = contact;
    this.#states.record('calling');
    this.#transaction = host.invite(invite, (response) => void this.#receive(response));
  }

  get state(): PlacedCallState {
    return this.#states.entries.at(-1) ?? 'calling';
  }

  get finalResponse(): SipResponse | undefined {
    return this.responses.find((response) => response.status >= 200);
  }

  get localTag(): string {
    return tagOf(this.invite, 'From') ?? '';
  }

  get remoteTag(): string | undefined {
    return this.#session?.dialog.remoteTag;
  }

  get endedBy(): EndedBy | undefined {
    return this.#endedBy;
  }

  async waitFor(state: PlacedCallState, timeoutMs = 5000): Promise<void> {
    await this.#states.waitFor((each) => each === state, timeoutMs);
  }

  /** CANCEL, with a Reason header field if one is given, such as `SIP;cause=200;text="…"` (RFC 3326). */
  cancel(...reasons: string[]): void {
    this.#transaction.cancel(reasons);
  }

  bye(headers: Readonly<Record<string, string>> = {}): Promise<SipResponse> {
    return this.#established().bye(headers);
  }

  reinvite(
    direction: Direction | 'no offer' = 'sendrecv',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<SipResponse> {
    return this.#established().reinvite(direction, headers);
  }

  request(method: string, fields: RequestFields = {}): Promise<SipResponse> {
    return this.#established().request(method, fields);
  }

  #established(): Session {
    if (!this.#session) throw new Error(`the call is ${this.state}`);
    return this.#session;
  }

  async #receive(response: SipResponse): Promise<void> {
    this.responses.push(response);
    if (response.status < 200) {
      if (response.status > 100 && this.state === 'calling') this.#states.record('ringing');
    } else if (response.status >= 300) this.#end('remote');
    else await this.#accepted(response);
  }

  async #accepted(response: SipResponse): Promise<void> {
    const dialog = Dialog.calling(this.invite, response, this.#contact);
    const ack = dialog.createRequest('ACK');
    if (this.#session) {
      const repeated = this.#session.dialog.remoteTag === dialog.remoteTag;
      this.#host.sendAck(ack);
      // Another branch answered too late to be cancelled (RFC 3261 §13.2.2.4).
      if (!repeated) void this.#host.send(dialog.createRequest('BYE'));
      return;
    }
    this.#session = new Session(dialog, this.media, this.#host, (by) => this.#end(by));
    if (this.#mediaFacts.offered) await this.media.accept(response.body);
    else if (this.invite.body === '') {
      ack.body = await this.media.answer(response.body);
      ack.headers.set('Content-Type', 'application/sdp');
    }
    this.#host.sendAck(ack);
    this.#states.record('established');
  }

  #end(by: EndedBy): void {
    if (this.#endedBy) return;
    this.#endedBy = by;
    this.#mediaFacts.stop();
    void this.media.close();
    this.#states.record('ended');
  }
}
