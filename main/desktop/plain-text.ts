/** Control characters, and marks that turn the direction of what follows them: no name needs them. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu;

/** A name or number from the network as one line of at most `most` characters. */
export function plainText(text: string, most = 48): string {
  const line = text.replace(HIDDEN, ' ').trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}
