/** `name-addr` or `addr-spec` with its parameters (RFC 3261 §25.1). */
export interface NameAddr {
  /** Unquoted and unescaped; empty when there is none. */
  readonly displayName: string;
  readonly uri: string;
  /** `;tag=…` and the like, as they came. */
  readonly parameters: string;
}

/** The values of one header line: commas in quotes and angle brackets do not separate (RFC 3261 §7.3.1). */
export function splitValues(line: string): string[] {
  const values: string[] = [];
  let start = 0;
  let quoted = false;
  let bracketed = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"' && !bracketed) quoted = !quoted;
    else if (!quoted && character === '<') bracketed = true;
    else if (!quoted && character === '>') bracketed = false;
    else if (character === ',' && !quoted && !bracketed) {
      values.push(line.slice(start, index).trim());
      start = index + 1;
    }
  }
  values.push(line.slice(start).trim());
  return values.filter((value) => value !== '');
}

const quotedName = /^\s*"((?:[^"\\]|\\.)*)"\s*<([^<>]*)>(.*)$/s;
// What is not properly quoted: the last address counts, so that a display name cannot pretend to be one. Brackets in
// a quoted parameter, such as +sip.instance="<urn:uuid:…>", are no address.
const looseName = /^(.*)<([^<>]*)>((?:[^<>"]|"(?:[^"\\]|\\.)*")*)$/s;
// No address is that long; it bounds what the grammar above may cost.
const maxLength = 4_096;

export function parseNameAddr(value: string): NameAddr | undefined {
  if (value.length > maxLength) return undefined;
  const quoted = quotedName.exec(value);
  if (quoted) {
    const [, name = '', uri = '', parameters = ''] = quoted;
    return { displayName: name.replace(/\\(.)/gs, '$1'), uri: uri.trim(), parameters: parameters.trim() };
  }
  const loose = looseName.exec(value);
  if (loose) {
    const [, name = '', uri = '', parameters = ''] = loose;
    return { displayName: stripQuotes(name.trim()), uri: uri.trim(), parameters: parameters.trim() };
  }
  const [uri = '', ...parameters] = value.trim().split(';');
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(uri)) return undefined;
  return { displayName: '', uri, parameters: parameters.map((parameter) => `;${parameter}`).join('') };
}

function stripQuotes(name: string): string {
  return name.replace(/^"|"$/g, '').replace(/\\(.)/gs, '$1');
}

/** Always quoted: that every parser can read. */
export function formatNameAddr({ displayName, uri, parameters }: NameAddr): string {
  const name = displayName === '' ? '' : `"${escapeQuoted(displayName)}" `;
  return `${name}<${uri}>${parameters}`;
}

/**
 * A display name as the inside of a quoted-string (RFC 3261 §25.1): SIP.js puts it between quotes as it is, so a
 * quote, a backslash or a line break in it would break the header, or inject another.
 */
export function escapeQuoted(displayName: string): string {
  return displayName
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/["\\]/g, '\\$&');
}
