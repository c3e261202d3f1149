import { splitOutsideQuotes } from './parameters.ts';

export interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

/** Compact forms of RFC 3261 §7.3.3 and the extensions' registrations at IANA. */
const compactForms = new Map([
  ['a', 'Accept-Contact'],
  ['b', 'Referred-By'],
  ['c', 'Content-Type'],
  ['e', 'Content-Encoding'],
  ['f', 'From'],
  ['i', 'Call-ID'],
  ['k', 'Supported'],
  ['l', 'Content-Length'],
  ['m', 'Contact'],
  ['o', 'Event'],
  ['r', 'Refer-To'],
  ['s', 'Subject'],
  ['t', 'To'],
  ['u', 'Allow-Events'],
  ['v', 'Via'],
  ['x', 'Session-Expires'],
]);

/** Header fields whose grammar is a comma-separated list: one line may hold several values. */
const listHeaders = new Set([
  'accept',
  'allow',
  'allow-events',
  'contact',
  'p-asserted-identity',
  'path',
  'proxy-require',
  'record-route',
  'require',
  'route',
  'service-route',
  'supported',
  'unsupported',
  'via',
]);

export function fullName(name: string): string {
  return compactForms.get(name.toLowerCase()) ?? name;
}

/** The header fields of a message in their order, one value a line. */
export class Headers {
  #lines: HeaderLine[];

  constructor(lines: Iterable<HeaderLine> = []) {
    this.#lines = [...lines];
  }

  [Symbol.iterator](): Iterator<HeaderLine> {
    return this.#lines[Symbol.iterator]();
  }

  get(name: string): string | undefined {
    return this.#lines.find(named(name))?.value;
  }

  getAll(name: string): string[] {
    return this.#lines.filter(named(name)).map((line) => line.value);
  }

  has(name: string): boolean {
    return this.#lines.some(named(name));
  }

  /** Tokens of a list such as Supported or Require, in lower case. */
  tokens(name: string): Set<string> {
    return new Set(this.getAll(name).map((value) => value.toLowerCase()));
  }

  set(name: string, ...values: string[]): void {
    this.remove(name);
    for (const value of values) this.append(name, value);
  }

  append(name: string, value: string): void {
    const full = fullName(name);
    const values = listHeaders.has(full.toLowerCase()) ? splitOutsideQuotes(value, ',') : [value];
    for (const each of values) this.#lines.push({ name: full, value: each });
  }

  prepend(name: string, value: string): void {
    this.#lines.unshift({ name, value });
  }

  remove(name: string): void {
    const matches = named(name);
    this.#lines = this.#lines.filter((line) => !matches(line));
  }

  removeFirst(name: string): void {
    const index = this.#lines.findIndex(named(name));
    if (index >= 0) this.#lines.splice(index, 1);
  }

  clone(): Headers {
    return new Headers(this.#lines);
  }
}

function named(name: string): (line: HeaderLine) => boolean {
  const wanted = fullName(name).toLowerCase();
  return (line) => line.name.toLowerCase() === wanted;
}
