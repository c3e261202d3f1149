/** A property of a vCard: `item1.TEL;TYPE=work:+49 30 1234567` (RFC 6350 §3.3). */
export interface ContentLine {
  /** Of the file, from 1. */
  readonly line: number;
  /** Joins properties; in lower case. */
  readonly group: string;
  /** In upper case. */
  readonly name: string;
  /** Names in upper case; what vCard 2.1 writes without a name is a `TYPE`. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** As it is written: what is escaped depends on the property. */
  readonly value: string;
}

/** A line that may have been folded: where it began, and all of it. */
interface LogicalLine {
  readonly line: number;
  readonly text: string;
}

/** All in front of the value is shorter, and a value of which the address book keeps anything. */
const LONGEST_HEAD = 4_096;
const LONGEST_VALUE = 20_000;

/** The lines of a file, put together again where they were folded (RFC 6350 §3.2), or broken by `=` in vCard 2.1. */
export function* unfolded(text: string): Generator<LogicalLine> {
  let line = 0;
  let pieces: string[] = [];
  let isQuoted = false;
  let isOpen = false;
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    if (isOpen) pieces.push(pieces.pop()?.slice(0, -1) ?? '', written);
    else if (pieces.length > 0 && /^[ \t]/.test(written)) pieces.push(written.slice(1));
    else if (written !== '') {
      if (pieces.length > 0) yield { line, text: pieces.join('') };
      line = index + 1;
      pieces = [written];
      isQuoted = /^[^:]{1,256};(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(written);
    }
    isOpen = isQuoted && written.endsWith('=');
  }
  if (pieces.length > 0) yield { line, text: pieces.join('') };
}

/** Undefined for what is no property. */
export function readContentLine({ line, text }: LogicalLine): ContentLine | undefined {
  let rest = text.slice(0, LONGEST_HEAD);
  const [start, , group = '', name = ''] = /^(([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)(?=[;:])/.exec(rest) ?? [];
  if (start === undefined) return undefined;
  rest = rest.slice(start.length);
  const parameters = new Map<string, readonly string[]>();
  for (;;) {
    // A quoted value may have anything in it but a quote.
    const [found, parameter = ''] = /^;((?:[^";:]|"[^"]*")*)/.exec(rest) ?? [];
    if (found === undefined) break;
    rest = rest.slice(found.length);
    const [, key = 'TYPE', value = parameter] = /^([A-Za-z0-9-]+)=(.*)$/s.exec(parameter) ?? [];
    const values = [...value.matchAll(/(?:[^",]|"[^"]*")+/g)].map(([one]) => one.replaceAll('"', ''));
    parameters.set(key.toUpperCase(), [...(parameters.get(key.toUpperCase()) ?? []), ...values]);
  }
  if (!rest.startsWith(':')) return undefined;
  const begin = Math.min(text.length, LONGEST_HEAD) - rest.length + 1;
  const value = text.slice(begin, begin + LONGEST_VALUE);
  return { line, group: group.toLowerCase(), name: name.toUpperCase(), parameters, value };
}
