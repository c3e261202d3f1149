import type { ContentLine } from './content-line.ts';

/** The value as bytes meant it: vCard 2.1 writes other letters than ASCII as quoted-printable (RFC 2045 §6.7). */
export function decodedValue({ parameters, value }: ContentLine): string {
  const isQuoted = [...parameters.values()].flat().some((one) => /^QUOTED-PRINTABLE$/i.test(one));
  if (!isQuoted) return value;
  const characters = value.replaceAll(/=([0-9A-Fa-f]{2})?/g, (_, code?: string) =>
    code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)),
  );
  // What is no byte was not quoted by whoever wrote it.
  if (/[^\0-\xff]/.test(characters)) return value;
  const charset = parameters.get('CHARSET')?.[0] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(characters, (one) => one.charCodeAt(0)));
  } catch {
    return characters;
  }
}

/** A text with its escapes undone (RFC 6350 §3.4). */
export function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gs, (_, letter: string) => (/^n$/i.test(letter) ? '\n' : letter));
}

/** The parts of a compound value such as those of N and ORG. */
export function components(value: string): readonly string[] {
  return [...value.matchAll(/(?:^|;)((?:[^\\;]|\\.)*)/gs)].map(([, part = '']) => unescaped(part).trim());
}

/** A text, escaped. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\,;]/g, '\\$&').replaceAll(/\r\n|\n|\r/g, '\\n');
}
