/**
 * A message in the common format of instant messaging, Message/CPIM (RFC 3862): envelope headers, then the headers of
 * its content, then the content. Receipts (RFC 5438) travel in it.
 */
export interface CpimMessage {
  readonly headers: readonly CpimHeader[];
  /** Names in lower case. */
  readonly contentHeaders: readonly (readonly [name: string, value: string])[];
  readonly content: string;
}

/** `namespace` is a URI, and empty for the headers of RFC 3862 itself. */
export interface CpimHeader {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

const PREFIX = /^([^\s.:<>]+)\s+<([^<>\s]+)>$/;
const MAX_HEADERS = 64;

/** Undefined for what is none: without an end of its headers, or with a line among them that is no header. */
export function parseCpim(text: string): CpimMessage | undefined {
  const envelope = readBlock(text);
  const content = envelope && readBlock(envelope.rest);
  if (envelope === undefined || content === undefined) return undefined;
  return {
    headers: resolved(envelope.headers),
    contentHeaders: content.headers.map(([name, value]) => [name.toLowerCase(), value]),
    content: content.rest,
  };
}

/** @param prefixes of the namespaces that the headers use, by URI */
export function writeCpim(message: CpimMessage, prefixes: ReadonlyMap<string, string>): string {
  const used = new Set(message.headers.map(({ namespace }) => namespace).filter((uri) => uri !== ''));
  const declared = [...used].map((uri) => `NS: ${prefixOf(uri)} <${uri}>`);
  const headers = message.headers.map(({ namespace, name, value }) => {
    return `${namespace === '' ? '' : `${prefixOf(namespace)}.`}${name}: ${escaped(value)}`;
  });
  const contentHeaders = message.contentHeaders.map(([name, value]) => `${name}: ${value}`);
  return [...declared, ...headers, '', ...contentHeaders, '', message.content].join('\r\n');

  function prefixOf(uri: string): string {
    const prefix = prefixes.get(uri);
    if (prefix === undefined) throw new RangeError(`no prefix for ${uri}`);
    return prefix;
  }
}

/** The first value of a header; names are compared exactly (RFC 3862 §2.4). */
export function cpimHeader(message: CpimMessage, namespace: string, name: string): string | undefined {
  return message.headers.find((header) => header.namespace === namespace && header.name === name)?.value;
}

interface Block {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly rest: string;
}

/** Header lines up to an empty one. An empty line at once is a block without headers. */
function readBlock(text: string): Block | undefined {
  const end = /^\r?\n|\r?\n\r?\n/.exec(text);
  if (end === null) return undefined;
  const lines = text.slice(0, end.index).split(/\r?\n/);
  const headers = end.index === 0 ? [] : lines.map(readHeader);
  if (headers.length > MAX_HEADERS) return undefined;
  const known = headers.filter((header) => header !== undefined);
  if (known.length < headers.length) return undefined;
  return { headers: known, rest: text.slice(end.index + end[0].length) };
}

function readHeader(line: string): readonly [string, string] | undefined {
  const found = /^([^\s:]+)[ \t]*:[ \t]*(.*)$/s.exec(line);
  return found === null ? undefined : [found[1] ?? '', (found[2] ?? '').trimEnd()];
}

/** `NS: p <uri>` gives the headers after it that begin with `p.` their namespace; without a prefix, those that have none. */
function resolved(lines: Block['headers']): CpimHeader[] {
  const namespaces = new Map<string, string>();
  const headers: CpimHeader[] = [];
  for (const [written, value] of lines) {
    if (written === 'NS') {
      const [, prefix, uri] = PREFIX.exec(value) ?? [];
      if (prefix !== undefined && uri !== undefined) namespaces.set(prefix, uri);
      else if (/^<[^<>\s]+>$/.test(value)) namespaces.set('', value.slice(1, -1));
      continue;
    }
    const [prefix, ...name] = written.split('.');
    const isPrefixed = name.length > 0;
    const namespace = namespaces.get(isPrefixed ? (prefix ?? '') : '') ?? (isPrefixed ? undefined : '');
    // A prefix that nobody declared means nothing (RFC 3862 §3.4).
    if (namespace !== undefined)
      headers.push({ namespace, name: isPrefixed ? name.join('.') : written, value: unescaped(value) });
  }
  return headers;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', r: '\r' };

/** RFC 3862 §2.3.1. */
function unescaped(value: string): string {
  return value.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_all, code: string | undefined, character = '') =>
    code === undefined
      ? (ESCAPES[character as string] ?? (character as string))
      : String.fromCharCode(parseInt(code, 16)),
  );
}

function escaped(value: string): string {
  return value.replace(/[\\\p{Cc}]/gu, (character) =>
    character === '\\' ? '\\\\' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
