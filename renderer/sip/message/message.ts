/** One header field, unfolded, under its long name where it came in compact form (RFC 3261 §7.3.3). */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** A SIP message as text taken apart as far as the inbound filters need it, and no further. */
export interface SipText {
  readonly startLine: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

const longNames: Readonly<Record<string, string>> = {
  i: 'Call-ID',
  m: 'Contact',
  e: 'Content-Encoding',
  l: 'Content-Length',
  c: 'Content-Type',
  f: 'From',
  s: 'Subject',
  k: 'Supported',
  t: 'To',
  v: 'Via',
  r: 'Refer-To',
  x: 'Session-Expires',
};

/**
 * Undefined for what is no SIP message: no blank line, a first line that begins neither a request nor a response, a
 * header line without a name.
 */
export function parseSipText(text: string): SipText | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [startLine = '', ...lines] = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  if (!/^(?:SIP\/2\.0 [1-6]\d\d(?: |$)|[A-Za-z0-9.!%*_+`'~-]+ )/.test(startLine)) return undefined;
  const headers: Header[] = [];
  for (const line of lines) {
    const match = /^([A-Za-z0-9.!%*_+`'~-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/s.exec(line);
    if (!match) return undefined;
    const [, name = '', value = ''] = match;
    headers.push({ name: longNames[name.toLowerCase()] ?? name, value });
  }
  return { startLine, headers, body: text.slice(end + 4) };
}

export function serializeSipText(message: SipText): string {
  const lines = message.headers.map(({ name, value }) => `${name}: ${value}`);
  return [message.startLine, ...lines, '', message.body].join('\r\n');
}

export function headerValues(message: SipText, name: string): string[] {
  const wanted = name.toLowerCase();
  return message.headers.filter((header) => header.name.toLowerCase() === wanted).map(({ value }) => value);
}

/** As the messages of SIP.js give them. */
export function headersOf(message: SipText): { getHeaders(name: string): string[] } {
  return { getHeaders: (name) => headerValues(message, name) };
}

export function headerValue(message: SipText, name: string): string | undefined {
  return headerValues(message, name)[0];
}

export function hasHeader(message: SipText, name: string): boolean {
  return headerValue(message, name) !== undefined;
}

/** Every value of these header fields passed through `change`. */
export function mapHeaders(
  message: SipText,
  names: readonly string[],
  change: (value: string) => string,
): SipText {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const headers = message.headers.map((header) =>
    wanted.has(header.name.toLowerCase()) ? { name: header.name, value: change(header.value) } : header,
  );
  return { ...message, headers };
}

export function withoutHeaders(message: SipText, names: readonly string[]): SipText {
  const unwanted = new Set(names.map((name) => name.toLowerCase()));
  return { ...message, headers: message.headers.filter(({ name }) => !unwanted.has(name.toLowerCase())) };
}

export function withHeader(message: SipText, name: string, value: string): SipText {
  return { ...message, headers: [...message.headers, { name, value }] };
}

/** Of a body on the wire. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
