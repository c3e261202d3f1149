/** SIP messages as tests write them, with a check of digests that shares nothing with the code under test. */
import { createHash } from 'node:crypto';

export interface RequestParts {
  readonly method?: string;
  readonly uri?: string;
  readonly branch?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

let branches = 0;

export function request(parts: RequestParts = {}): string {
  const { method = 'INVITE', uri = 'sip:bob@example.org', headers = [], body = '' } = parts;
  const branch = parts.branch ?? `z9hG4bK${(branches += 1)}`;
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/WSS a.invalid;branch=${branch}`,
    `CSeq: 1 ${method}`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

/** The response that a server would give to this request. */
export function response(to: string | undefined, status: number, ...headers: string[]): string {
  const copied = (to ?? '').split('\r\n').filter((line) => /^(Via|CSeq):/.test(line));
  return [`SIP/2.0 ${status} Reason`, ...copied, ...headers, 'Content-Length: 0', '', ''].join('\r\n');
}

export function headerOf(message: string | undefined, name: string): string | undefined {
  const line = message?.split('\r\n').find((each) => each.startsWith(`${name}: `));
  return line?.slice(name.length + 2);
}

export function parameterOf(credentials: string | undefined, name: string): string | undefined {
  return new RegExp(`[ ,]${name}="?([^",]*)`).exec(credentials ?? '')?.[1];
}

/** Whether these credentials are right for the request, with qop auth and MD5. */
export function proves(
  credentials: string | undefined,
  of: { method: string; uri: string; password: string },
): boolean {
  const md5 = (text: string) => createHash('md5').update(text).digest('hex');
  const get = (name: string) => parameterOf(credentials, name);
  const a1 = md5(`${get('username')}:${get('realm')}:${of.password}`);
  const a2 = md5(`${of.method}:${of.uri}`);
  const data = [a1, get('nonce'), get('nc'), get('cnonce'), 'auth', a2].join(':');
  return get('uri') === of.uri && get('response') === md5(data);
}
