/**
 * The text of a file: UTF-8, or UTF-16 as Outlook writes it, with or without a byte order mark; what is neither is of
 * an old Windows in western Europe.
 */
export function textOf(bytes: Uint8Array): string {
  const decoded = (encoding: string): string => new TextDecoder(encoding).decode(bytes);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('utf-16le');
  if (first === 0xfe && second === 0xff) return decoded('utf-16be');
  // Letters of both kinds of file begin in ASCII: a zero tells where the other byte is.
  if (first === 0) return decoded('utf-16be');
  if (second === 0) return decoded('utf-16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoded('windows-1252');
  }
}
