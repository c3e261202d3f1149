/** The parts of a text that have come, by their numbers. */
export type Parts = Readonly<Record<number, string>>;

export interface Part {
  /** From 1 to `count`. */
  readonly number: number;
  readonly count: number;
}

/** What there is of a text with one part more; `…` stands for what is missing, one after the other or alone. */
export function withPart(
  parts: Parts,
  { number, count }: Part,
  text: string,
): { readonly parts: Parts; readonly text: string; readonly isWhole: boolean } {
  const known = { ...parts, [number]: text };
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const beginsGap = (each: number): boolean => !(each in known) && (each === 1 || each - 1 in known);
  return {
    parts: known,
    text: numbers.map((each) => known[each] ?? (beginsGap(each) ? '…' : '')).join(''),
    isWhole: numbers.every((each) => each in known),
  };
}
