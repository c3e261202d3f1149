/** Characters that are shown before the first hit, so that it stands in the line that a list has for it. */
const BEFORE = 12;

/** A text as one line that begins shortly before the first of the words that were looked for. */
export function excerpt(text: string, lookedFor: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const folded = fold(line);
  const hits = fold(lookedFor)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => folded.indexOf(word))
    .filter((index) => index > BEFORE);
  // Where folding changed the length, nobody knows which characters are meant.
  if (hits.length === 0 || folded.length !== line.length) return line;
  const start = line.indexOf(' ', Math.min(...hits) - BEFORE);
  return `…${line.slice(start + 1)}`;
}

/** Without capitals and marks, as the search compares them. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
