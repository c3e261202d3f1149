/** A series of measurements of one thing. */
export interface Series {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

export function summarise(values: readonly number[]): Series {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    min: at(0),
    max: at(sorted.length - 1),
    count: sorted.length,
  };
}

/** The value that so many of a hundred do not exceed. */
export function percentile(percent: number, values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

/** Measures `times` times, one after the other. */
export async function repeat(times: number, measure: () => Promise<number>): Promise<Series> {
  const values: number[] = [];
  for (let index = 0; index < times; index++) values.push(await measure());
  return summarise(values);
}
