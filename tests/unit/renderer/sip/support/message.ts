/** A SIP message as the scripted peer reads it: nothing of the product's own parser. */
export interface Message {
  readonly text: string;
  readonly startLine: string;
  readonly method: string;
  /** 0 for a request. */
  readonly status: number;
  readonly body: string;
  header(name: string): string;
  headers(name: string): string[];
}

export function readMessage(text: string): Message {
  const split = text.indexOf('\r\n\r\n');
  const [startLine = '', ...lines] = text.slice(0, split).split('\r\n');
  const headers = (name: string): string[] =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((line) => line.slice(name.length + 1).trim());
  const status = startLine.startsWith('SIP/2.0') ? Number(startLine.split(' ')[1]) : 0;
  const cseqMethod = (headers('CSeq')[0] ?? '').split(' ')[1] ?? '';
  return {
    text,
    startLine,
    method: status === 0 ? (startLine.split(' ')[0] ?? '') : cseqMethod,
    status,
    body: text.slice(split + 4),
    header: (name) => headers(name)[0] ?? '',
    headers,
  };
}

export function writeMessage(
  startLine: string,
  headers: readonly string[],
  body = '',
  contentType = 'application/sdp',
): string {
  const type = body === '' ? [] : [`Content-Type: ${contentType}`];
  const length = `Content-Length: ${new TextEncoder().encode(body).length}`;
  return [startLine, ...headers, ...type, length, '', body].join('\r\n');
}
