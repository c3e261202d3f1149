import { vi } from 'vitest';
import type { MemoryBridge } from './memory-bridge.ts';
import { type Message, readMessage, writeMessage } from './message.ts';

export interface ResponseOptions {
  readonly toTag?: string | null;
  readonly contact?: string | null;
  readonly headers?: readonly string[];
  readonly body?: string;
  /** What main would give with a challenge. */
  readonly credentials?: string;
}

export interface RequestOptions {
  readonly from?: string;
  readonly to?: string;
  readonly uri?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly branch?: string;
  readonly contact?: string | null;
  readonly headers?: readonly string[];
  readonly body?: string;
  /** Of the body; SDP unless said otherwise. */
  readonly contentType?: string;
  /** Of the CSeq, where it is not the request's. */
  readonly cseqMethod?: string;
}

/** The server and whoever is behind it, played by the test message by message. */
export class Peer {
  readonly #bridge: MemoryBridge;
  #read = 0;
  #branches = 0;

  constructor(bridge: MemoryBridge) {
    this.#bridge = bridge;
  }

  /** The next message from the phone with this method, or of responses the next to it. */
  async next(method: string): Promise<Message> {
    for (let turn = 0; turn < 20; turn += 1) {
      for (; this.#read < this.#bridge.sent.length;) {
        const message = readMessage(this.#bridge.sent[this.#read] ?? '');
        this.#read += 1;
        if (message.method === method) return message;
      }
      await vi.advanceTimersByTimeAsync(0);
    }
    throw new Error(`the phone sent no ${method}`);
  }

  /** Everything the phone has sent with this method. */
  all(method: string): Message[] {
    return this.#bridge.sent.map(readMessage).filter((message) => message.method === method);
  }

  respond(request: Message, status: number, options: ResponseOptions = {}): void {
    const { toTag = 'peer', contact = '<sip:peer@10.0.0.9;transport=ws>', headers = [], body } = options;
    const to = request.header('To');
    const tagged = toTag === null || to.includes(';tag=') ? to : `${to};tag=${toTag}`;
    const text = writeMessage(
      `SIP/2.0 ${status} Reason`,
      [
        `Via: ${request.header('Via')}`,
        `From: ${request.header('From')}`,
        `To: ${tagged}`,
        `Call-ID: ${request.header('Call-ID')}`,
        `CSeq: ${request.header('CSeq')}`,
        ...(contact === null || status === 100 ? [] : [`Contact: ${contact}`]),
        ...headers,
      ],
      body,
    );
    this.#bridge.receive(text, options.credentials);
  }

  /** Grants a REGISTER as a well-behaved registrar does (RFC 3261 §10.3). */
  grant(register: Message, parameters = ';expires=600', headers: readonly string[] = []): void {
    const contact = /<[^>]*>/.exec(register.header('Contact'))?.[0] ?? '';
    this.respond(register, 200, { contact: `${contact}${parameters}`, headers });
  }

  request(method: string, options: RequestOptions = {}): Message {
    this.#branches += 1;
    const text = writeMessage(
      `${method} ${options.uri ?? 'sip:alice@pbx.example'} SIP/2.0`,
      [
        `Via: SIP/2.0/WSS pbx.example;branch=${options.branch ?? `z9hG4bKpeer${this.#branches}`}`,
        'Max-Forwards: 70',
        `From: ${options.from ?? '"Bob" <sip:bob@pbx.example>;tag=bob'}`,
        `To: ${options.to ?? '<sip:alice@pbx.example>'}`,
        `Call-ID: ${options.callId ?? 'call-of-bob'}`,
        `CSeq: ${options.cseq ?? 1} ${options.cseqMethod ?? method}`,
        ...(options.contact === null
          ? []
          : [`Contact: ${options.contact ?? '<sip:bob@10.0.0.9;transport=ws>'}`]),
        ...(options.headers ?? []),
      ],
      options.body,
      options.contentType,
    );
    this.#bridge.receive(text);
    return readMessage(text);
  }

  /** A request within the dialog that an INVITE of the phone has set up. */
  within(invite: Message, method: string, options: RequestOptions & { readonly tag?: string } = {}): Message {
    return this.request(method, {
      from: `${invite.header('To')};tag=${options.tag ?? 'peer'}`,
      to: invite.header('From'),
      callId: invite.header('Call-ID'),
      uri: /<([^>]*)>/.exec(invite.header('Contact'))?.[1] ?? '',
      cseq: 100 + this.#branches,
      ...options,
    });
  }
}
