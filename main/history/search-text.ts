/** What peers are found by, and how a text is looked for in it: both folded in the same way. */

/** Without case and accents, so that "muller" finds Müller. */
export function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** The text to find a peer by: its name, also as German speakers write it without umlauts, and its numbers. */
export function searchText(name: string | undefined, numbers: readonly string[]): string {
  const written = name === undefined ? [] : [folded(name), folded(withoutUmlauts(name))];
  return [...new Set([...written, ...numbers.map(folded)])].join('\n');
}

/** The pieces that must all be in it. A written number, such as +49 (30) 12-34, is one piece: its digits. */
export function searchPieces(text: string): readonly string[] {
  if (/^[\s\d+()/.-]*\d[\s\d+()/.-]*$/.test(text)) return [text.replaceAll(/\D/g, '')];
  return folded(text)
    .split(/\s+/)
    .filter((piece) => piece !== '');
}

function withoutUmlauts(name: string): string {
  const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };
  return name.normalize('NFC').replaceAll(/[äöüÄÖÜ]/g, (letter) => letters[letter] ?? letter);
}
