/** Between two pictures, in px. */
export const gap = 4;

/** How many pictures stand in a row, and how wide each is, in px. */
export interface Arrangement {
  readonly columns: number;
  readonly width: number;
}

/** So many pictures of 16:9 in an area of this width and height (px): in as many rows as make them largest. */
export function arrangement(count: number, width: number, height: number): Arrangement {
  let best: Arrangement = { columns: 1, width: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const acrossFits = (width - gap * (columns - 1)) / columns;
    const downFits = ((height - gap * (rows - 1)) / rows) * (16 / 9);
    const fits = Math.floor(Math.min(acrossFits, downFits));
    if (fits > best.width) best = { columns, width: fits };
  }
  return best;
}
