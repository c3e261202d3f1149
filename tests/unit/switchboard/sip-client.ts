import { once } from 'node:events';
import { WebSocket } from 'ws';
import { digestResponse, type DigestAlgorithm } from '../../switchboard/auth/digest.ts';
import { Journal } from '../../switchboard/journal.ts';
import { newBranch, newCallId, newTag } from '../../switchboard/sip/identifiers.ts';
import type { SipMessage, SipRequest, SipResponse } from '../../switchboard/sip/message.ts';
import { parseParameters, unquote } from '../../switchboard/sip/parameters.ts';
import { parseMessage } from '../../switchboard/sip/parse.ts';

export interface RequestParts {
  readonly method: string;
  readonly uri: string;
  readonly from?: string;
  readonly to?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly branch?: string;
  readonly maxForwards?: number;
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** A phone made of text: requests are written out, so that nothing of the server checks itself. */
export class SipClient {
  readonly user: string;
  readonly socket: WebSocket;
  readonly received = new Journal<SipMessage>();
  readonly texts: string[] = [];
  readonly contact: string;
  #cseq = 0;

  private constructor(user: string, socket: WebSocket, contactUser: string) {
    this.user = user;
    this.socket = socket;
    this.contact = `sip:${contactUser}@${user}.invalid;transport=ws`;
    socket.on('message', (data) => {
      this.texts.push(data.toString());
      if (data.toString().includes('SIP/2.0')) this.received.record(parseMessage(data.toString()));
    });
  }

  static async connect(url: string, user: string, contactUser = `device-of-${user}`): Promise<SipClient> {
    const socket = new WebSocket(url, 'sip', { rejectUnauthorized: false });
    const client = new SipClient(user, socket, contactUser);
    await once(socket, 'open');
    return client;
  }

  get address(): string {
    return `sip:${this.user}@switchboard.test`;
  }

  write(parts: RequestParts): { callId: string; cseq: number; branch: string; from: string } {
    this.#cseq += 1;
    const cseq = parts.cseq ?? this.#cseq;
    const callId = parts.callId ?? newCallId();
    const branch = parts.branch ?? newBranch();
    const from = parts.from ?? `<${this.address}>;tag=${newTag()}`;
    const body = parts.body ?? '';
    const lines = [
      `${parts.method} ${parts.uri} SIP/2.0`,
      `Via: SIP/2.0/WS client.invalid;branch=${branch}`,
      `From: ${from}`,
      `To: ${parts.to ?? `<${parts.uri}>`}`,
      `Call-ID: ${callId}`,
      `CSeq: ${cseq} ${parts.method}`,
      `Max-Forwards: ${parts.maxForwards ?? 70}`,
      ...(parts.headers ?? []),
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    this.socket.send([...lines, '', body].join('\r\n'));
    return { callId, cseq, branch, from };
  }

  /** Sends and waits for the final response; provisional ones are in {@link received}. */
  async request(parts: RequestParts): Promise<SipResponse> {
    const { callId, cseq } = this.write(parts);
    return this.response((each) => each.status >= 200 && isFor(each, callId, cseq, parts.method));
  }

  async response(predicate: (response: SipResponse) => boolean): Promise<SipResponse> {
    return (await this.received.waitFor(
      (each) => each.kind === 'response' && predicate(each),
    )) as SipResponse;
  }

  async incoming(method: string): Promise<SipRequest> {
    return (await this.received.waitFor(
      (each) => each.kind === 'request' && each.method === method,
    )) as SipRequest;
  }

  reply(
    request: SipRequest,
    status: number,
    options: { tag?: string; headers?: string[]; body?: string } = {},
  ): void {
    const tag = options.tag === undefined ? '' : `;tag=${options.tag}`;
    const lines = [
      `SIP/2.0 ${status} Whatever`,
      ...['Via', 'Record-Route', 'From', 'Call-ID', 'CSeq'].flatMap((name) =>
        request.headers.getAll(name).map((value) => `${name}: ${value}`),
      ),
      `To: ${request.headers.get('To')}${tag}`,
      ...(options.headers ?? []),
    ];
    this.socket.send([...lines, '', options.body ?? ''].join('\r\n'));
  }

  /** REGISTER, and once more with credentials if challenged. */
  register(
    headers: readonly string[] = [`Contact: <${this.contact}>`],
    password = this.user,
  ): Promise<SipResponse> {
    return this.authenticated(
      { method: 'REGISTER', uri: 'sip:switchboard.test', to: `<${this.address}>`, headers },
      password,
    );
  }

  /** Answers challenges, also one after the other, with the first algorithm offered. */
  async authenticated(parts: RequestParts, password = this.user): Promise<SipResponse> {
    const callId = parts.callId ?? newCallId();
    const from = parts.from ?? `<${this.address}>;tag=${newTag()}`;
    const challenges = new Map<string, string>();
    for (let count = 0; ; count += 1) {
      // nc counts the requests that were sent with the nonce (RFC 7616 §3.4).
      const nc = String(Math.max(count, 1)).padStart(8, '0');
      const credentials = [...challenges].map(
        ([name, challenge]) => `${name}: ${answerTo(challenge, this.user, password, parts, nc)}`,
      );
      const headers = [...(parts.headers ?? []), ...credentials];
      const response = await this.request({ ...parts, callId, from, headers });
      const proxy = response.status === 407;
      const name = proxy ? 'Proxy-Authorization' : 'Authorization';
      if ((!proxy && response.status !== 401) || challenges.has(name)) return response;
      challenges.set(name, response.headers.get(proxy ? 'Proxy-Authenticate' : 'WWW-Authenticate') ?? '');
    }
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.socket, 'close');
    this.socket.terminate();
    await closed;
  }
}

export function answerTo(
  challenge: string,
  username: string,
  password: string,
  parts: RequestParts,
  nc = '00000001',
): string {
  const parameters = parseParameters(challenge.replace(/^Digest /, ''), ',');
  const get = (name: string): string => unquote(parameters.get(name) ?? '');
  const algorithm = get('algorithm') as DigestAlgorithm;
  const qop = get('qop').split(',')[0] as 'auth' | 'auth-int';
  const { method, uri, body = '' } = parts;
  const shared = { username, realm: get('realm'), nonce: get('nonce'), uri };
  const response = digestResponse({ ...shared, algorithm, password, method, qop, nc, cnonce: 'c', body });
  const quoted = Object.entries({ ...shared, response, cnonce: 'c' }).map(
    ([name, value]) => `${name}="${value}"`,
  );
  return `Digest ${quoted.join(', ')}, algorithm=${algorithm}, qop=${qop}, nc=${nc}`;
}

function isFor(response: SipResponse, callId: string, cseq: number, method: string): boolean {
  return response.headers.get('Call-ID') === callId && response.headers.get('CSeq') === `${cseq} ${method}`;
}
