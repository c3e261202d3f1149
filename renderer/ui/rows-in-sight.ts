/** Where a row stands in its list. */
export interface RowPlace {
  readonly index: number;
  /** Of all rows, also those that are not there just now. */
  readonly count: number;
}

/** The part of a list that is in sight, in rows; before its beginning the first is negative. */
export interface Sight {
  readonly first: number;
  readonly rows: number;
}

/** Rows beyond the edges, so that quick scrolling and Tab find something there. */
const SPARE = 6;

/**
 * The indexes of the rows to be there, in their order: those in sight, and the one with the focus, which would be lost
 * with its row.
 */
export function rowsInSight(
  { first, rows }: Sight,
  count: number,
  focused: number | undefined,
): readonly number[] {
  const start = Math.min(Math.max(0, first - SPARE), count);
  const end = Math.max(start, Math.min(first + rows + SPARE, count));
  const indexes = Array.from({ length: end - start }, (_, index) => start + index);
  if (focused === undefined || focused >= count) return indexes;
  if (focused < start) return [focused, ...indexes];
  return focused < end ? indexes : [...indexes, focused];
}

/** Which row a key leads to; undefined for one that leads nowhere. */
export function rowAfterKey(
  key: string,
  focused: number,
  { rows }: Sight,
  count: number,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: rows,
    PageUp: -rows,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.min(Math.max(0, focused + step), count - 1);
}
