/**
 * Just enough of a SIP message's text (RFC 3261 §7) to answer challenges. Takes bare LF, folded lines and compact
 * names; what is no SIP message is undefined, and nothing here throws. The renderer has the full parser.
 */
export interface SipText {
  readonly start: SipRequestLine | SipStatusLine;
  /** In their order; names in lower case and in full, values unfolded and trimmed. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface SipRequestLine {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
}

export interface SipStatusLine {
  readonly kind: 'response';
  readonly status: number;
}

/** RFC 3261 §7.3.3, the one of them that this room reads. */
const compactNames = new Map([['v', 'via']]);

export function readSip(text: string): SipText | undefined {
  const begin = text.search(/[^\r\n]/);
  if (begin < 0) return undefined;
  const end = endOfHeaders(text, begin);
  const unfolded = text.slice(begin, end.at).replace(/\r?\n[ \t]+/g, ' ');
  const [first = '', ...lines] = unfolded.split(/\r?\n/);
  const start = readStartLine(first);
  if (start === undefined) return undefined;
  return { start, headers: readHeaders(lines), body: text.slice(end.at + end.blank) };
}

/** Values of all header lines of that name (lower case, in full), in their order. */
export function headerValues(message: SipText, name: string): string[] {
  return message.headers.filter(([each]) => each === name).map(([, value]) => value);
}

/** What names a request's client transaction: branch of the top Via and method of CSeq (RFC 3261 §17.1.3). */
export function transactionOf(message: SipText): { branch: string; method: string } | undefined {
  const via = headerValues(message, 'via')[0]?.split(',')[0];
  const branch = via && /;\s*branch\s*=\s*([^\s;,]+)/i.exec(via)?.[1];
  const cseq = headerValues(message, 'cseq')[0];
  const method = cseq && /^\d+\s+(\S+)$/.exec(cseq)?.[1];
  return branch && method ? { branch, method } : undefined;
}

/** The same message with one more header line, as the last of them. */
export function withHeader(text: string, name: string, value: string): string {
  const end = endOfHeaders(text, Math.max(0, text.search(/[^\r\n]/)));
  return `${text.slice(0, end.at)}\r\n${name}: ${value}${text.slice(end.at)}`;
}

/** The same message with `by` in place of a header's value; unchanged where no header has it on one line. */
export function withValue(text: string, value: string, by: string): string {
  const at = text.indexOf(`: ${value}`) + 2;
  const end = endOfHeaders(text, Math.max(0, text.search(/[^\r\n]/)));
  if (at < 2 || at > end.at) return text;
  return text.slice(0, at) + by + text.slice(at + value.length);
}

/** Where the last header line ends, and how long the empty line after it is with its line breaks. */
function endOfHeaders(text: string, begin: number): { at: number; blank: number } {
  const blankLine = /\r?\n\r?\n/g;
  blankLine.lastIndex = begin;
  const found = blankLine.exec(text);
  return found ? { at: found.index, blank: found[0].length } : { at: text.length, blank: 0 };
}

function readStartLine(line: string): SipText['start'] | undefined {
  const [first = '', second = '', third = ''] = line.split(' ');
  if (/^SIP\/2\.0$/i.test(first)) {
    return /^[1-6]\d\d$/.test(second) ? { kind: 'response', status: Number(second) } : undefined;
  }
  if (!/^[\w!%*+`'~.-]+$/.test(first) || second === '' || !/^SIP\/2\.0$/i.test(third.trim()))
    return undefined;
  return { kind: 'request', method: first, uri: second };
}

function readHeaders(lines: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    headers.push([compactNames.get(name) ?? name, line.slice(colon + 1).trim()]);
  }
  return headers;
}
