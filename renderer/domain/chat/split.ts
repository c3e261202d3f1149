/** How many bytes a text takes in UTF-8 (RFC 3629); a lone surrogate counts as U+FFFD, which is sent for it. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/**
 * A text in parts of at most `limit` bytes of UTF-8, which put together are the text again. It is parted after a line, else
 * after a word, else between two characters as people see them; only a single one larger than the limit is parted within.
 *
 * @param limit in bytes, at least 4
 */
export function split(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  let bytes = utf8Length(text);
  while (bytes > limit) {
    // No more than this fits, as nothing takes less than a byte; a long text is not gone through for each of its parts.
    const part = rest.slice(0, partEnd(rest.slice(0, limit + 1), limit));
    parts.push(part);
    rest = rest.slice(part.length);
    bytes -= utf8Length(part);
  }
  return [...parts, rest];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A part is ended early for a line or word only when it stays at least so full: many small messages help nobody. */
const LEAST_FULL = 0.5;

function partEnd(text: string, limit: number): number {
  let bytes = 0;
  let end = 0;
  let afterSpace = 0;
  let afterLine = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    bytes += utf8Length(segment);
    if (bytes > limit) break;
    end = index + segment.length;
    if (bytes < limit * LEAST_FULL) continue;
    if (/\n$/.test(segment)) afterLine = end;
    else if (/^\s+$/u.test(segment)) afterSpace = end;
  }
  return afterLine || afterSpace || end || withinCharacter(text, limit);
}

function withinCharacter(text: string, limit: number): number {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += utf8Length(character);
    if (bytes > limit) break;
    end += character.length;
  }
  return end;
}
