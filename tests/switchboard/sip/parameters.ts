/** Parameters of a URI or a header value (`;name=value`), in order. Names are kept in lower case. */
export type Parameters = Map<string, string | undefined>;

/** Splits at a separator that stands outside quoted strings and angle brackets (RFC 3261 §7.3.1, §25.1). */
export function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let bracketed = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '<') bracketed = true;
    else if (!quoted && character === '>') bracketed = false;
    else if (!quoted && !bracketed && character === separator) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

export function parseParameters(text: string, separator = ';'): Parameters {
  const parameters: Parameters = new Map();
  for (const part of splitOutsideQuotes(text, separator)) {
    const equals = part.indexOf('=');
    if (equals < 0) parameters.set(part.toLowerCase(), undefined);
    else parameters.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  return parameters;
}

export function formatParameters(parameters: Parameters): string {
  return [...parameters]
    .map(([name, value]) => (value === undefined ? `;${name}` : `;${name}=${value}`))
    .join('');
}

export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

export function unquote(text: string): string {
  const inner = /^"(.*)"$/s.exec(text)?.[1];
  return inner === undefined ? text : inner.replace(/\\(.)/gs, '$1');
}
