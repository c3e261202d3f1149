import type { SipRequest, SipResponse } from '../sip/message.ts';
import type { ServerTransaction } from '../transaction/server-transaction.ts';
import type { Direction } from '../media/sdp.ts';
import { NotAcceptable } from '../media/media-peer.ts';
import { digitOfInfo } from '../media/telephone-event.ts';
import type { Dialog } from './dialog.ts';
import type { RequestFields, SessionHost } from './session-host.ts';
import type { SessionMedia } from './session-media.ts';

export const allowedMethods = 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, MESSAGE, NOTIFY';

export type EndedBy = 'local' | 'remote';

/** An established call in which the switchboard is one end (RFC 3261 §12.2, §14, §15). */
export class Session {
  readonly dialog: Dialog;
  readonly media: SessionMedia;
  readonly #host: SessionHost;
  readonly #onEnd: (by: EndedBy) => void;
  #offerUnanswered = false;
  #ended: EndedBy | undefined;

  constructor(dialog: Dialog, media: SessionMedia, host: SessionHost, onEnd: (by: EndedBy) => void) {
    this.dialog = dialog;
    this.media = media;
    this.#host = host;
    this.#onEnd = onEnd;
    media.onDigit = (digit) => this.#recordDigit(digit, 'rtp');
    host.add(this);
  }

  get ended(): EndedBy | undefined {
    return this.#ended;
  }

  receive(transaction: ServerTransaction): void {
    const { request } = transaction;
    if (!this.dialog.accepts(request)) transaction.reply(500, { headers: { 'Retry-After': '1' } });
    else if (request.method === 'INVITE') void this.answer(transaction);
    else if (request.method === 'BYE') {
      transaction.reply(200);
      this.end('remote');
    } else if (request.method === 'INFO') {
      const digit = digitOfInfo(request.headers.get('Content-Type') ?? '', request.body);
      if (digit !== undefined) this.#recordDigit(digit, 'info');
      transaction.reply(200);
    } else if (['OPTIONS', 'MESSAGE', 'NOTIFY'].includes(request.method)) transaction.reply(200);
    else transaction.reply(405, { headers: { Allow: allowedMethods } });
  }

  /** Answers an INVITE, the first or a later one. */
  async answer(transaction: ServerTransaction): Promise<void> {
    const sdp = await this.describe(transaction);
    if (sdp !== undefined) this.accept(transaction, sdp);
  }

  /** The answer to the offer in an INVITE, or where there is none an offer (RFC 3264 §4). 488 went out if neither. */
  async describe(transaction: ServerTransaction): Promise<string | undefined> {
    const { request } = transaction;
    this.dialog.refreshTarget(request);
    this.#offerUnanswered = request.body === '';
    try {
      return await (this.#offerUnanswered ? this.media.offer() : this.media.answer(request.body));
    } catch (error) {
      if (!(error instanceof NotAcceptable)) throw error;
      transaction.reply(488);
      return undefined;
    }
  }

  accept(transaction: ServerTransaction, sdp: string): void {
    transaction.reply(200, {
      headers: { Contact: `<${this.dialog.contact}>`, Allow: allowedMethods },
      contentType: 'application/sdp',
      body: sdp,
    });
  }

  /** The ACK brings the answer to an offer that was made in the 200. */
  async acknowledged(ack: SipRequest): Promise<void> {
    if (!this.#offerUnanswered || ack.body === '') return;
    this.#offerUnanswered = false;
    await this.media.accept(ack.body);
  }

  /** Sends a request in the dialog and gives back its final response. */
  request(method: string, fields: RequestFields = {}): Promise<SipResponse> {
    const request = this.dialog.createRequest(method);
    for (const [name, value] of Object.entries(fields.headers ?? {})) request.headers.set(name, value);
    if (fields.contentType !== undefined) request.headers.set('Content-Type', fields.contentType);
    request.body = fields.body ?? '';
    return this.#host.send(request);
  }

  async bye(headers: Readonly<Record<string, string>> = {}): Promise<SipResponse> {
    const response = await this.request('BYE', { headers });
    this.end('local');
    return response;
  }

  /** With an offer of that direction, or with none at all, which the peer then has to make. */
  async reinvite(
    direction: Direction | 'no offer',
    headers: Readonly<Record<string, string>>,
  ): Promise<SipResponse> {
    const offer = direction === 'no offer' ? '' : await this.media.offer(direction);
    const body = offer === '' ? {} : { contentType: 'application/sdp', body: offer };
    const response = await this.request('INVITE', { headers, ...body });
    if (response.status >= 300) return response;
    this.dialog.refreshTarget(response);
    const ack = this.dialog.createRequest('ACK');
    if (offer !== '') await this.media.accept(response.body);
    else {
      ack.body = await this.media.answer(response.body);
      ack.headers.set('Content-Type', 'application/sdp');
    }
    this.#host.sendAck(ack);
    return response;
  }

  end(by: EndedBy): void {
    if (this.#ended) return;
    this.#ended = by;
    this.#host.remove(this);
    void this.media.close();
    this.#onEnd(by);
  }

  #recordDigit(digit: string, by: 'rtp' | 'info'): void {
    this.#host.digits.record({ at: Date.now(), callId: this.dialog.callId, digit, by });
  }
}
