import { fullName, Headers } from './headers.ts';
import { parseNameAddr } from './name-addr.ts';
import { cseqOf, type SipMessage } from './message.ts';

export class ParseError extends Error {
  override readonly name = 'ParseError';
}

const statusLine = /^SIP\/2\.0 (\d{3}) ?(.*)$/i;
const requestLine = /^([A-Za-z0-9.!%*_+`'~-]+) (\S+) SIP\/2\.0$/i;
const mandatory = ['Via', 'From', 'To', 'Call-ID', 'CSeq'];

/** RFC 3261 §7. One WebSocket message is one SIP message (RFC 7118 §5). */
export function parseMessage(text: string): SipMessage {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) throw new ParseError('no empty line after the header fields');
  const [startLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = parseHeaders(lines);
  const body = bodyOf(text.slice(end + 4), headers);
  const message = withStartLine(startLine, headers, body);
  checkMandatory(message);
  return message;
}

function withStartLine(line: string, headers: Headers, body: string): SipMessage {
  const status = statusLine.exec(line);
  if (status) {
    return { kind: 'response', status: Number(status[1]), reason: status[2] ?? '', headers, body };
  }
  const request = requestLine.exec(line);
  if (request) return { kind: 'request', method: request[1] ?? '', uri: request[2] ?? '', headers, body };
  throw new ParseError(`not a start line: ${line}`);
}

function parseHeaders(lines: string[]): Headers {
  const headers = new Headers();
  for (const line of unfold(lines)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim();
    if (name === '' || /\s/.test(name)) throw new ParseError(`not a header field: ${line}`);
    headers.append(fullName(name), line.slice(colon + 1).trim());
  }
  return headers;
}

/** A line that begins with white space continues the one before (RFC 3261 §7.3.1). */
function unfold(lines: string[]): string[] {
  const unfolded: string[] = [];
  for (const line of lines) {
    const last = unfolded.length - 1;
    if (/^[ \t]/.test(line) && last >= 0) unfolded[last] = `${unfolded[last]} ${line.trim()}`;
    else unfolded.push(line);
  }
  return unfolded;
}

/** Content-Length counts bytes. WebSocket frames the message, so it may be missing (RFC 7118 §5). */
function bodyOf(text: string, headers: Headers): string {
  const declared = headers.get('Content-Length');
  if (declared === undefined) return text;
  const bytes = Buffer.from(text);
  const length = Number(declared);
  if (!Number.isInteger(length) || length < 0 || length > bytes.length) {
    throw new ParseError(`Content-Length ${declared}, but the body has ${bytes.length} bytes`);
  }
  return bytes.subarray(0, length).toString();
}

function checkMandatory(message: SipMessage): void {
  for (const name of mandatory) {
    if (message.headers.get(name) === undefined) throw new ParseError(`no ${name} header field`);
  }
  for (const name of ['From', 'To']) {
    if (!parseNameAddr(message.headers.get(name) ?? '')) throw new ParseError(`malformed ${name}`);
  }
  const { number, method } = cseqOf(message);
  if (!Number.isInteger(number)) throw new ParseError('malformed CSeq');
  if (message.kind === 'request' && method !== message.method) {
    throw new ParseError(`CSeq says ${method}, the request line ${message.method}`);
  }
}
