import { Headers } from '../sip/headers.ts';
import { callIdOf, cseqOf, tagOf, type SipRequest, type SipResponse } from '../sip/message.ts';
import { parseNameAddr } from '../sip/name-addr.ts';

/**
 * The switchboard's end of a dialog (RFC 3261 §12). It has no route set: its peers are one hop away.
 */
export class Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly contact: string;
  readonly #from: string;
  readonly #to: string;
  #remoteTarget: string;
  #localSequence: number;
  #remoteSequence: number | undefined;

  private constructor(
    ends: { callId: string; from: string; to: string; localTag: string; remoteTag: string },
    contact: string,
    remoteTarget: string,
    sequence: { local: number; remote?: number },
  ) {
    this.callId = ends.callId;
    this.localTag = ends.localTag;
    this.remoteTag = ends.remoteTag;
    this.#from = ends.from;
    this.#to = ends.to;
    this.contact = contact;
    this.#remoteTarget = remoteTarget;
    this.#localSequence = sequence.local;
    this.#remoteSequence = sequence.remote;
  }

  /** The called end: `localTag` is the one put into the To of the responses. */
  static answering(invite: SipRequest, localTag: string, contact: string): Dialog {
    const ends = {
      callId: callIdOf(invite),
      from: `${invite.headers.get('To')};tag=${localTag}`,
      to: invite.headers.get('From') ?? '',
      localTag,
      remoteTag: tagOf(invite, 'From') ?? '',
    };
    return new Dialog(ends, contact, contactUri(invite) ?? '', { local: 0, remote: cseqOf(invite).number });
  }

  /** The calling end. */
  static calling(invite: SipRequest, response: SipResponse, contact: string): Dialog {
    const ends = {
      callId: callIdOf(invite),
      from: invite.headers.get('From') ?? '',
      to: response.headers.get('To') ?? '',
      localTag: tagOf(invite, 'From') ?? '',
      remoteTag: tagOf(response, 'To') ?? '',
    };
    return new Dialog(ends, contact, contactUri(response) ?? invite.uri, { local: cseqOf(invite).number });
  }

  /** A request inside of this dialog (RFC 3261 §12.2.1.1). ACK carries the number of its INVITE. */
  createRequest(method: string): SipRequest {
    if (method !== 'ACK') this.#localSequence += 1;
    const headers = new Headers();
    headers.set('From', this.#from);
    headers.set('To', this.#to);
    headers.set('Call-ID', this.callId);
    headers.set('CSeq', `${this.#localSequence} ${method}`);
    headers.set('Contact', `<${this.contact}>`);
    headers.set('Max-Forwards', '70');
    return { kind: 'request', method, uri: this.#remoteTarget, headers, body: '' };
  }

  /** RFC 3261 §12.2.2: a number that does not rise is out of order and answered with 500. */
  accepts(request: SipRequest): boolean {
    const { number } = cseqOf(request);
    if (this.#remoteSequence !== undefined && number <= this.#remoteSequence) return false;
    this.#remoteSequence = number;
    return true;
  }

  /** A target refresh moves the peer to a new Contact (RFC 3261 §12.2.2). */
  refreshTarget(message: SipRequest | SipResponse): void {
    this.#remoteTarget = contactUri(message) ?? this.#remoteTarget;
  }
}

function contactUri(message: SipRequest | SipResponse): string | undefined {
  return parseNameAddr(message.headers.get('Contact') ?? '')?.uri;
}
