import { readFileSync } from 'node:fs';

export interface TortureMessage {
  /** Of RFC 4475. */
  readonly section: string;
  readonly name: string;
  readonly octets: Buffer;
}

/** The messages of RFC 4475, octet by octet. */
export function tortureMessages(): TortureMessage[] {
  const text = readFileSync(new URL('rfc4475.txt', import.meta.url), 'latin1');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [heading = ''] = part.split('\n', 1);
      const [section = '', name = ''] = heading.split(' ');
      return { section, name, octets: decode(part.slice(heading.length + 1)) };
    });
}

/** The octets that stand for a message in the notation of RFC 4475 §2. */
function decode(text: string): Buffer {
  const wire = text
    .replace(/<allOneLine>\n(.*?)\n<\/allOneLine>/gs, (_tag, lines: string) => lines.replaceAll('\n', ''))
    .replace(/<repeat count=(\d+)>(.*?)<\/repeat>/g, (_tag, count: string, part: string) =>
      part.repeat(Number(count)),
    )
    .replaceAll('\n', '\r\n')
    .replace(/<hex>(.*?)<\/hex>/g, (_tag, hex: string) => Buffer.from(hex, 'hex').toString('latin1'));
  return Buffer.from(wire, 'latin1');
}
